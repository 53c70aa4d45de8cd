// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.transactions;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.TestConsortium.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.concordat.artifacts.Difference;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.delivery.DeliveryTerms;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** B adapts A's model and sends it back: what differs goes over, and nothing that lies is kept. */
@Order(6)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class DifferenceDeliveryIT {
  private static final String WEIGHTS = text(300_000, 1);

  private static ModelVersionState parent;

  private final TestConsortium c;

  DifferenceDeliveryIT(TestConsortium c) {
    this.c = c;
  }

  @BeforeAll
  static void shareAParent(TestConsortium c) {
    c.bankB.registerInitiatedFlow(RequestDeliveryFlow.class, CheatGrantor.class);
    parent = c.approved(c.bankA, WEIGHTS, c.bankB, c.bankC);
    c.awaitVersion(c.bankB, parent);
    c.grant(c.bankA, c.bankB, parent, GrantKind.USE);
    c.deliver(c.bankA, c.bankB, parent);
  }

  @AfterEach
  void cheatNoMore() {
    CheatGrantor.SCRIPT.set(null);
    c.store(c.bankA, bytes(WEIGHTS));
  }

  private static String text(int length, long seed) {
    StringBuilder text = new StringBuilder();
    new Random(seed).ints(length, 'a', 'z').forEach(letter -> text.append((char) letter));
    return text.toString();
  }

  /** B's version, most of which is A's; for a reviewer. */
  private ModelVersionState adapted(String head, StartedMockNode reviewer) {
    String weights = head + WEIGHTS.substring(head.length());
    ModelVersionState version =
        run(
                c.bankB,
                new PublishModelVersionFlow(
                    commandId(), c.derived(c.bankB, parent, weights, c.policyOfB())))
            .getState()
            .getData();
    c.grant(c.bankB, reviewer, version, GrantKind.REVIEW);
    return version;
  }

  private static ArtifactDigest digest(ModelVersionState version) {
    return ArtifactDigest.of(version.getArtifact().getDigest().toString().toLowerCase(Locale.ROOT));
  }

  private ArtifactDigest difference(ModelVersionState version) throws IOException {
    return c.storeOf(c.bankB).putDifference(digest(parent), digest(version)).orElseThrow();
  }

  private void loseParent(StartedMockNode node) throws IOException {
    String hex = digest(parent).hex();
    Path file = c.directoryOf(node).resolve(hex.substring(0, 2)).resolve(hex);
    Files.delete(file);
  }

  @Test
  void isAllThatComesToWhoeverOwnsTheParent() throws IOException {
    ModelVersionState version = adapted("a new head", c.bankA);

    c.deliver(c.bankB, c.bankA, version);

    assertThat(c.storeOf(c.bankA).size(difference(version))).hasValue(148 + 17 + 9 + 10);
    assertThat(c.storeOf(c.bankA).read(digest(version), 0, 1_000_000))
        .isEqualTo(bytes("a new head" + WEIGHTS.substring(10)));
  }

  @Test
  void isNotSentToWhoeverHasLostTheParent() throws IOException {
    ModelVersionState version = adapted("another head", c.bankA);
    loseParent(c.bankA);

    c.deliver(c.bankB, c.bankA, version);

    assertThat(c.storeOf(c.bankA).size(difference(version))).isEmpty();
    assertThat(c.storeOf(c.bankA).size(digest(version))).hasValue(300_000);
  }

  @Test
  void isNotAskedForByAThirdMemberWhichWouldTellWhatItWasGranted() throws IOException {
    c.store(c.bankC, bytes(WEIGHTS));
    ModelVersionState version = adapted("a head for C", c.bankC);

    c.deliver(c.bankB, c.bankC, version);

    assertThat(c.storeOf(c.bankC).size(difference(version))).isEmpty();
    assertThat(c.storeOf(c.bankC).size(digest(version))).hasValue(300_000);
  }

  @Test
  void thatGivesOtherBytesIsRefused() throws IOException {
    ModelVersionState version = adapted("an honest head", c.bankA);
    refused(FlowRule.DELIVERY_DIGEST, version, made(WEIGHTS, "a lying head" + WEIGHTS));
  }

  @Test
  void fromAnotherParentIsRefusedEvenIfItWouldGiveTheBytes() throws IOException {
    ModelVersionState version = adapted("a prying head", c.bankA);
    String secret = text(1_000, 2) + WEIGHTS;
    c.store(c.bankA, bytes(secret));
    refused(
        FlowRule.DELIVERY_DIGEST, version, made(secret, "a prying head" + WEIGHTS.substring(13)));
  }

  @Test
  void thatIsNoneIsRefused() throws IOException {
    refused(FlowRule.DELIVERY_DIGEST, adapted("a broken head", c.bankA), bytes("no difference"));
  }

  @Test
  void thatIsNoSmallerThanTheWholeIsRefused() throws IOException {
    refused(FlowRule.DELIVERY_CHUNK, adapted("a large head", c.bankA), new byte[300_000]);
  }

  @Test
  void thatNobodyAskedForIsRefused() throws IOException {
    ModelVersionState version = adapted("an unasked head", c.bankA);
    loseParent(c.bankA);
    refused(
        FlowRule.DELIVERY_CHUNK, version, made(WEIGHTS, "an unasked head" + WEIGHTS.substring(15)));
  }

  private byte[] made(String from, String whole) throws IOException {
    Optional<Difference> difference =
        Difference.between(
            c.store(c.bankB, bytes(from)),
            ByteBuffer.wrap(bytes(from)),
            c.store(c.bankB, bytes(whole)),
            ByteBuffer.wrap(bytes(whole)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    difference.orElseThrow().writeTo(out);
    return out.toByteArray();
  }

  private void refused(FlowRule rule, ModelVersionState version, byte[] difference)
      throws IOException {
    SecureHash sha256 = SecureHash.sha256(difference);
    CheatGrantor.SCRIPT.set(
        new CheatGrantor.Script(
            new DeliveryTerms(
                grantId(version), version.getArtifact().getSizeBytes(), sha256, difference.length),
            difference));
    Set<SecureHash> before = transactions(c.bankA);

    refuses(rule, c.bankA, request(c.bankB, version));

    assertThat(transactions(c.bankA)).isEqualTo(before);
    assertThat(c.storeOf(c.bankA).size(digest(version))).isEmpty();
  }

  private UUID grantId(ModelVersionState version) {
    return in(
            c.bankA,
            () ->
                new Vault(c.bankA.getServices())
                    .about(GrantState.class, version.getModelId(), version.getVersion()))
        .get(0)
        .getState()
        .getData()
        .getGrantId();
  }
}
