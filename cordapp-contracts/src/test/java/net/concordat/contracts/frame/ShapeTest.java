// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.TestLedger.given;

import java.util.stream.Stream;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.testing.ForeignContract;
import net.concordat.contracts.testing.ForeignState;
import net.concordat.contracts.testing.Given;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TestLedger;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.TransactionState;
import net.corda.core.contracts.TypeOnlyCommandData;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a transaction is made of: one command, our states in the numbers of its row, one consortium.
 */
class ShapeTest {
  private static final String IN_CONSORTIUM =
      "net.concordat.contracts.frame.ShapeTest#inConsortium";
  private static final String REFERRING =
      "net.concordat.contracts.frame.ShapeTest#referringToConsortium";
  private static final SecureHash OTHER_CONSORTIUM = Samples.digest("other consortium");

  static Stream<TransactionDraft> inConsortium() {
    return Valid.inConsortium().stream();
  }

  static Stream<TransactionDraft> referringToConsortium() {
    return Valid.referringToConsortium().stream();
  }

  /** A command of somebody else's. */
  public static final class ForeignCommand extends TypeOnlyCommandData {}

  @Nested
  class Commands {
    @ParameterizedTest
    @MethodSource(IN_CONSORTIUM)
    void rejectsACommandThatIsNotInTheTable(TransactionDraft draft) {
      draft.commandingOnly(new Given()).isRefusedBy(LedgerRule.FRAME_ONE_COMMAND);
    }

    @Test
    void rejectsTwoCommandsOfOurs() {
      Valid.publish()
          .commanding(new RegisteredModelContract.Commands.Register())
          .isRefusedBy(LedgerRule.FRAME_ONE_COMMAND);
    }

    @Test
    void rejectsTheSameCommandTwice() {
      Valid.publish()
          .commanding(new ModelVersionContract.Commands.Publish())
          .isRefusedBy(LedgerRule.FRAME_ONE_COMMAND);
    }

    @Test
    void rejectsAForeignCommandBesideOurs() {
      Valid.publish().commanding(new ForeignCommand()).isRefusedBy(LedgerRule.FRAME_ONE_COMMAND);
    }

    @Test
    void rejectsAForeignCommandInPlaceOfOurs() {
      Valid.publish()
          .commandingOnly(new ForeignCommand())
          .isRefusedBy(LedgerRule.FRAME_ONE_COMMAND);
    }
  }

  @Nested
  class OurStates {
    private final TransactionState<ForeignState> foreign = TestLedger.ours(new ForeignState());

    @ParameterizedTest
    @MethodSource(IN_CONSORTIUM)
    void rejectsEveryKindThatProducesAForeignState(TransactionDraft draft) {
      withForeignJar(draft.producing(foreign)).isRefusedBy(LedgerRule.FRAME_OUR_STATES);
    }

    @ParameterizedTest
    @MethodSource(IN_CONSORTIUM)
    void rejectsEveryKindThatConsumesAForeignState(TransactionDraft draft) {
      withForeignJar(draft.consuming(given(foreign))).isRefusedBy(LedgerRule.FRAME_OUR_STATES);
    }

    @ParameterizedTest
    @MethodSource(IN_CONSORTIUM)
    void rejectsEveryKindThatReferencesAForeignState(TransactionDraft draft) {
      withForeignJar(draft.referencing(given(foreign))).isRefusedBy(LedgerRule.FRAME_OUR_STATES);
    }

    @Test
    void rejectsAStateUnderAContractThatHasNoRules() {
      withForeignJar(Valid.publish())
          .wrapping(ModelVersionState.class, state -> under(ForeignContract.class, state))
          .isRefusedBy(LedgerRule.FRAME_OUR_STATES);
    }

    @Test
    void rejectsAStateUnderTheContractOfAnother() {
      Valid.publish()
          .wrapping(ModelVersionState.class, state -> under(RegisteredModelContract.class, state))
          .isRefusedBy(LedgerRule.FRAME_OUR_STATES);
    }

    @ParameterizedTest
    @MethodSource(REFERRING)
    void rejectsAConsortiumThatCameToBeUnderAContractWithoutRules(TransactionDraft draft) {
      // Corda runs no contract of a reference: whoever issued this one asked nobody.
      withForeignJar(draft)
          .wrappingReferenced(ConsortiumState.class, state -> under(ForeignContract.class, state))
          .isRefusedBy(LedgerRule.FRAME_OUR_STATES);
    }

    @Test
    void rejectsADecisionThatCameToBeUnderAContractWithoutRules() {
      withForeignJar(Valid.approve())
          .wrappingConsumed(ApprovalState.class, state -> under(ForeignContract.class, state))
          .isRefusedBy(LedgerRule.FRAME_OUR_STATES);
    }

    private static TransactionDraft withForeignJar(TransactionDraft draft) {
      return draft.attaching(TestLedger.JAR, TestLedger.STRANGE_JAR);
    }

    private static TransactionState<ContractState> under(
        Class<?> contract, TransactionState<ContractState> state) {
      return new TransactionState<>(
          state.getData(),
          contract.getName(),
          state.getNotary(),
          state.getEncumbrance(),
          state.getConstraint());
    }
  }

  @Nested
  class Counts {
    @ParameterizedTest
    @MethodSource(IN_CONSORTIUM)
    void rejectsEveryKindThatAlsoProducesASeed(TransactionDraft draft) {
      draft
          .producing(new ConsortiumSeedState(BANK_A.getParty()))
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @ParameterizedTest
    @MethodSource(IN_CONSORTIUM)
    void rejectsEveryKindThatAlsoConsumesASeed(TransactionDraft draft) {
      draft
          .consuming(given(new ConsortiumSeedState(BANK_A.getParty())))
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @ParameterizedTest
    @MethodSource(IN_CONSORTIUM)
    void rejectsEveryKindThatAlsoReferencesASeed(TransactionDraft draft) {
      draft
          .referencing(given(new ConsortiumSeedState(BANK_A.getParty())))
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @ParameterizedTest
    @MethodSource(REFERRING)
    void rejectsEveryKindThatAlsoProducesAConsortium(TransactionDraft draft) {
      draft
          .producing(Samples.consortium(Samples.CONSORTIUM_ID))
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsTwinVersionsInOnePublish() {
      TransactionDraft draft = Valid.publish();
      draft
          .producing(draft.produced(ModelVersionState.class))
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsAPublishThatDoesNotReissueItsModel() {
      Valid.publish()
          .without(RegisteredModelState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsAPublishThatConsumesNoModel() {
      Valid.publish()
          .withoutConsumed(RegisteredModelState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsAModelRegisteredWithoutASeed() {
      Valid.register()
          .withoutConsumed(ModelSeedState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsAConsortiumFoundedWithoutASeed() {
      Valid.found()
          .withoutConsumed(ConsortiumSeedState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsAnApprovalWithoutDecisions() {
      Valid.approve()
          .withoutConsumed(ApprovalState.class)
          .withoutConsumed(ApprovalState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsADecisionWithoutItsVersion() {
      Valid.decide()
          .withoutReferenced(ModelVersionState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsAnOfferThatShowsTwoVersions() {
      Valid.offer()
          .referencing(given(Samples.version(VersionStatus.APPROVED)))
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsADecisionThatConsumesItsVersion() {
      Valid.decide()
          .consuming(given(Samples.version(VersionStatus.PENDING_APPROVAL)))
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }
  }

  @Nested
  class OneConsortium {
    @ParameterizedTest
    @MethodSource(REFERRING)
    void rejectsEveryKindWithoutTheConsortium(TransactionDraft draft) {
      draft.withoutReferenced(ConsortiumState.class).isRefusedBy(LedgerRule.FRAME_ONE_CONSORTIUM);
    }

    @ParameterizedTest
    @MethodSource(REFERRING)
    void rejectsEveryKindThatReferencesTwoConsortiums(TransactionDraft draft) {
      draft
          .referencing(given(Samples.consortium(OTHER_CONSORTIUM)))
          .isRefusedBy(LedgerRule.FRAME_ONE_CONSORTIUM);
    }

    @Test
    void rejectsAFoundingThatReferencesAConsortium() {
      Valid.found()
          .referencing(given(Samples.consortium(OTHER_CONSORTIUM)))
          .isRefusedBy(LedgerRule.FRAME_ONE_CONSORTIUM);
    }

    @Test
    void rejectsAFoundingOfTwoConsortiums() {
      TransactionDraft draft = Valid.found();
      draft
          .producing(draft.produced(ConsortiumState.class))
          .isRefusedBy(LedgerRule.FRAME_ONE_CONSORTIUM);
    }

    @Test
    void rejectsASeedIssuedUnderAConsortium() {
      Valid.issueConsortiumSeed()
          .referencing(given(Samples.consortium(OTHER_CONSORTIUM)))
          .isRefusedBy(LedgerRule.FRAME_ONE_CONSORTIUM);
    }
  }

  @Nested
  class SameConsortium {
    @ParameterizedTest
    @MethodSource(REFERRING)
    void rejectsEveryKindUnderAnotherConsortium(TransactionDraft draft) {
      draft
          .withReferenced(ConsortiumState.class, "header.consortiumId", OTHER_CONSORTIUM)
          .isRefusedBy(LedgerRule.FRAME_SAME_CONSORTIUM);
    }

    @ParameterizedTest
    @MethodSource(REFERRING)
    void rejectsEveryKindThatProducesAStateOfAnother(TransactionDraft draft) {
      draft
          .with(ConcordatState.class, "header.consortiumId", OTHER_CONSORTIUM)
          .isRefusedBy(LedgerRule.FRAME_SAME_CONSORTIUM);
    }

    @Test
    void rejectsAConsumedDecisionOfAnother() {
      Valid.approve()
          .withConsumed(ApprovalState.class, "header.consortiumId", OTHER_CONSORTIUM)
          .isRefusedBy(LedgerRule.FRAME_SAME_CONSORTIUM);
    }

    @Test
    void rejectsAReferencedVersionOfAnother() {
      Valid.offer()
          .withReferenced(ModelVersionState.class, "header.consortiumId", OTHER_CONSORTIUM)
          .isRefusedBy(LedgerRule.FRAME_SAME_CONSORTIUM);
    }
  }
}
