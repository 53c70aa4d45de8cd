// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import static net.concordat.contracts.testing.TestLedger.constrainedBy;

import java.util.stream.Stream;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.TestLedger;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.AlwaysAcceptAttachmentConstraint;
import net.corda.core.contracts.AttachmentConstraint;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.HashAttachmentConstraint;
import net.corda.core.contracts.TransactionState;
import net.corda.core.contracts.WhitelistedByZoneAttachmentConstraint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** By whose code the states of a transaction are judged, now and when they are consumed. */
class CustodyTest {
  static Stream<TransactionDraft> inConsortium() {
    return Valid.inConsortium().stream();
  }

  /** Constraints that Corda accepts with the jar attached. */
  static Stream<AttachmentConstraint> otherConstraints() {
    return Stream.of(
        AlwaysAcceptAttachmentConstraint.INSTANCE,
        new HashAttachmentConstraint(TestLedger.JAR),
        WhitelistedByZoneAttachmentConstraint.INSTANCE,
        TestLedger.signedBy(Parties.OTHER_SIGNER.getPublicKey()));
  }

  @Nested
  class ContractKey {
    private static final String OTHERS =
        "net.concordat.contracts.frame.CustodyTest#otherConstraints";

    @ParameterizedTest
    @MethodSource(OTHERS)
    void rejectsAProducedStateUnderAnotherConstraint(AttachmentConstraint constraint) {
      Valid.publish()
          .wrapping(ModelVersionState.class, constrainedBy(constraint))
          .isRefusedBy(LedgerRule.FRAME_CONTRACT_KEY);
    }

    @ParameterizedTest
    @MethodSource(OTHERS)
    void rejectsAConsumedStateUnderAnotherConstraint(AttachmentConstraint constraint) {
      Valid.approve()
          .wrappingConsumed(ApprovalState.class, constrainedBy(constraint))
          .isRefusedBy(LedgerRule.FRAME_CONTRACT_KEY);
    }

    @ParameterizedTest
    @MethodSource(OTHERS)
    void rejectsAConsortiumUnderAnotherConstraint(AttachmentConstraint constraint) {
      Valid.publish()
          .wrappingReferenced(ConsortiumState.class, constrainedBy(constraint))
          .isRefusedBy(LedgerRule.FRAME_CONTRACT_KEY);
    }

    @ParameterizedTest
    @MethodSource("net.concordat.contracts.frame.CustodyTest#inConsortium")
    void rejectsEveryKindThatPinsAStateToOneJar(TransactionDraft draft) {
      draft
          .wrapping(
              ConcordatState.class, constrainedBy(new HashAttachmentConstraint(TestLedger.JAR)))
          .isRefusedBy(LedgerRule.FRAME_CONTRACT_KEY);
    }
  }

  @Nested
  class AllowedJars {
    @ParameterizedTest
    @MethodSource("net.concordat.contracts.frame.CustodyTest#inConsortium")
    void rejectsEveryKindUnderAJarThatIsNotAllowed(TransactionDraft draft) {
      draft.attaching(TestLedger.OTHER_JAR).isRefusedBy(LedgerRule.FRAME_ALLOWED_JAR);
    }

    @Test
    void rejectsAnAttachmentBesideTheContractJar() {
      Valid.publish()
          .attaching(TestLedger.JAR, TestLedger.STRANGE_JAR)
          .isRefusedBy(LedgerRule.FRAME_ALLOWED_JAR);
    }
  }

  @Nested
  class Encumbrance {
    @Test
    void rejectsStatesThatCanOnlyBeConsumedTogether() {
      Valid.publish()
          .wrapping(RegisteredModelState.class, state -> encumberedBy(1, state))
          .wrapping(ModelVersionState.class, state -> encumberedBy(0, state))
          .isRefusedBy(LedgerRule.FRAME_NO_ENCUMBRANCE);
    }

    private static TransactionState<ContractState> encumberedBy(
        int index, TransactionState<ContractState> state) {
      return new TransactionState<>(
          state.getData(), state.getContract(), state.getNotary(), index, state.getConstraint());
    }
  }
}
