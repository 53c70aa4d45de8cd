// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import net.concordat.registry.ledger.LedgerProof;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.workflows.audit.TransactionProof;
import net.concordat.workflows.audit.VerifyTransactionFlow;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.OutboxStatus;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the node says of a transaction that it verifies once more. */
class NodeProofsTest {
  private static final SecureHash ID = SecureHash.sha256("a transaction");
  private static final String BANK = "O=BankA, L=London, C=GB";
  private static final String REGULATOR = "O=Regulator, L=London, C=GB";

  private final NodeConnection node = mock(NodeConnection.class);
  private final NodeProofs proofs = new NodeProofs(node, Clock.fixed(START, ZoneOffset.UTC));

  private void says(@Nullable String problem) {
    LedgerReport.Told told =
        new LedgerReport.Told(ID.toString(), REGULATOR, OutboxStatus.RECEIPTED, null);
    when(node.run(VerifyTransactionFlow.class, ID))
        .thenReturn(
            new TransactionProof(
                ID, List.of(BANK, "O=Notary, L=London, C=GB"), problem, List.of(told)));
  }

  @Test
  void saysWhoSignedWhoConfirmedAndThatItHolds() {
    says(null);
    LedgerProof proof = proofs.verify(Facts.hex(ID));
    assertThat(proof.valid()).isTrue();
    assertThat(proof.verifiedAt()).isEqualTo(START);
    assertThat(proof.signedBy()).contains(BANK).hasSize(2);
    assertThat(proof.told()).containsExactly(new LedgerProof.Told(REGULATOR, "RECEIPTED", null));
  }

  @Test
  void saysWhyATransactionDoesNotHold() {
    says("Missing signatures");
    LedgerProof proof = proofs.verify(Facts.hex(ID));
    assertThat(proof.valid()).isFalse();
    assertThat(proof.problem()).isEqualTo("Missing signatures");
  }

  @Test
  void passesOnThatTheNodeDoesNotHoldIt() {
    when(node.run(VerifyTransactionFlow.class, ID))
        .thenThrow(new IllegalStateException(FlowRule.FOUND.refusal("given " + ID)));
    assertThatThrownBy(() -> proofs.verify(Facts.hex(ID)))
        .isInstanceOf(LedgerRefusedException.class)
        .hasMessageContaining("given");
  }
}
