// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import net.concordat.corda.smoke.NoteState;
import net.concordat.corda.smoke.ShareNoteFlow;
import net.corda.core.contracts.SignatureAttachmentConstraint;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.node.NetworkParameters;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.MockNetwork;
import net.corda.testing.node.MockNetworkParameters;
import net.corda.testing.node.StartedMockNode;
import net.corda.testing.node.TestCordapp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Fibers, signatures and notarisation work on this JDK, with a signed CorDapp jar.
 *
 * <p>In a package of its own: the JVM refuses unsigned test classes in a package of the signed jar.
 */
@Timeout(300)
class MockNetworkIT {
  private MockNetwork network;
  private StartedMockNode writer;
  private StartedMockNode reader;

  @BeforeEach
  void startNetwork() {
    NetworkParameters parameters =
        new NetworkParameters(
            12,
            List.of(),
            10_485_760,
            524_288_000,
            Instant.now(),
            1,
            Map.of(),
            Duration.ofDays(30));
    network =
        new MockNetwork(
            new MockNetworkParameters(
                    List.of(TestCordapp.findCordapp(NoteState.class.getPackageName())))
                .withNetworkParameters(parameters));
    writer = network.createPartyNode(new CordaX500Name("Writer", "London", "GB"));
    reader = network.createPartyNode(new CordaX500Name("Reader", "Paris", "FR"));
  }

  @AfterEach
  void stopNetwork() {
    network.stopNodes();
  }

  @Test
  void recordsANoteThatBothPartiesSigned() throws Exception {
    Future<SignedTransaction> sharing =
        writer.startFlow(
            new ShareNoteFlow(reader.getInfo().getLegalIdentities().get(0), "a model is ready"));
    network.runNetwork();
    SignedTransaction transaction = sharing.get();

    transaction.verifyRequiredSignatures();
    assertThat(reader.getServices().getValidatedTransactions().getTransaction(transaction.getId()))
        .isEqualTo(transaction);
    assertThat(transaction.getTx().outputsOfType(NoteState.class))
        .extracting(NoteState::getText)
        .containsExactly("a model is ready");
  }

  @Test
  void holdsStatesToTheKeyThatSignedTheJar() throws Exception {
    Future<SignedTransaction> sharing =
        writer.startFlow(new ShareNoteFlow(reader.getInfo().getLegalIdentities().get(0), "signed"));
    network.runNetwork();

    assertThat(sharing.get().getTx().getOutputs().get(0).getConstraint())
        .isInstanceOfSatisfying(
            SignatureAttachmentConstraint.class,
            constraint -> assertThat(constraint.getKey().getAlgorithm()).isEqualTo("RSA"));
  }
}
