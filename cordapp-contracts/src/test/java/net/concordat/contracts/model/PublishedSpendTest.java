// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.testing.Budgets;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TestLedger;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.transactions.SignedTransaction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A version that states differential privacy is published with its spend, torn off, once. */
class PublishedSpendTest {
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;
  private static final Class<ModelSeedState> SEED = ModelSeedState.class;

  @Test
  void acceptsTheSpendOfItsOwnArtifact() {
    Budgets.publish().isAccepted();
  }

  @Test
  void acceptsTheSpendOfADerivedVersion() {
    Budgets.publishDerived().isAccepted();
  }

  @Test
  void rejectsAClaimWithoutASpend() {
    Budgets.publish()
        .commandingOnly(new ModelVersionContract.Commands.Publish())
        .isRefusedBy(LedgerRule.VERSION_SPEND);
  }

  @Test
  void rejectsASpendWithoutAClaim() {
    Budgets.publish()
        .with(VERSION, "provenance.privacy", null)
        .isRefusedBy(LedgerRule.VERSION_SPEND);
  }

  @Test
  void rejectsASeedWithoutAClaim() {
    Valid.publish().consuming(Budgets.seed(BANK_A)).isRefusedBy(LedgerRule.VERSION_SPEND);
  }

  static Stream<Arguments> otherThanSpentFor() {
    return Stream.of(
        Arguments.of("artifact.digest", Samples.digest("another artifact")),
        Arguments.of("provenance.dataCommitment", Samples.digest("other rows")),
        Arguments.of("provenance.privacy.unit", PrivacyUnit.ROW),
        Arguments.of("provenance.privacy.epsilonMillionths", 1L),
        Arguments.of("provenance.privacy.deltaTrillionths", Budgets.DELTA - 1));
  }

  @ParameterizedTest
  @MethodSource("otherThanSpentFor")
  void rejectsWhatTheSpendIsNotFor(String field, Object other) {
    Budgets.publish().with(VERSION, field, other).isRefusedBy(LedgerRule.VERSION_SPEND);
  }

  @Test
  void rejectsTheSpendOfAnotherMember() {
    StateAndRef<ModelSeedState> seed = Budgets.seed(BANK_B);
    TornOff spend = Budgets.spent(BANK_B, seed);
    Budgets.publish()
        .commandingOnly(new ModelVersionContract.Commands.Publish(spend))
        .withoutConsumed(SEED)
        .consuming(seed)
        .with(VERSION, "header.supersedes", seed.getRef())
        .isRefusedBy(LedgerRule.VERSION_SPEND);
  }

  @Nested
  class OnePublication {
    @Test
    void rejectsTheSpendOfAnotherPublication() {
      StateAndRef<ModelSeedState> other = Budgets.seed(BANK_A);
      Budgets.publish()
          .withoutConsumed(SEED)
          .consuming(other)
          .with(VERSION, "header.supersedes", other.getRef())
          .isRefusedBy(LedgerRule.VERSION_SPEND);
    }

    @Test
    void rejectsAPublicationThatConsumesNoSeed() {
      Budgets.publish().withoutConsumed(SEED).isRefusedBy(LedgerRule.VERSION_SPEND);
    }

    @Test
    void rejectsTwoSeeds() {
      Budgets.publish().consuming(Budgets.seed(BANK_A)).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsAVersionThatDoesNotSayWhichSeedItConsumed() {
      Budgets.publish()
          .with(VERSION, "header.supersedes", null)
          .isRefusedBy(LedgerRule.FRAME_SUPERSEDES);
    }
  }

  @Nested
  class Proven {
    private final StateAndRef<ModelSeedState> seed = Budgets.seed(BANK_A);
    private final SignedTransaction spend =
        Budgets.spend(BANK_A, Budgets.budget(BANK_A), Budgets.MECHANISM, seed).notarised();

    @Test
    void acceptsTheSpend() {
      publishing(TornOff.of(spend, SpendState.class)).isAccepted();
    }

    @Test
    void rejectsASpendThatIsHidden() {
      publishing(TornOff.of(spend, PrivacyBudgetState.class))
          .isRefusedBy(LedgerRule.TORN_OFF_SHOWS);
    }

    @Test
    void rejectsAnotherStateInItsPlace() {
      publishing(TornOff.of(Valid.useHoldout().notarised(), HoldoutUseState.class))
          .isRefusedBy(LedgerRule.TORN_OFF_SHOWS);
    }

    @Test
    void rejectsASpendThatTheNotaryDidNotSign() {
      publishing(
              new TornOff(
                  TornOff.of(spend, SpendState.class).getTransaction(),
                  TestLedger.signature(Parties.BANK_A, spend.getId())))
          .isRefusedBy(LedgerRule.TORN_OFF_NOTARISED);
    }

    @Test
    void rejectsASpendThatWasMadeSmaller() {
      SignedTransaction cheap =
          Budgets.spend(BANK_A, Budgets.budget(BANK_A), Budgets.MECHANISM, seed)
              .with(SpendState.class, "epsilonMillionths", 1L)
              .notarised();
      publishing(
              new TornOff(
                  TornOff.of(cheap, SpendState.class).getTransaction(),
                  TornOff.of(spend, SpendState.class).getNotarySignature()))
          .isRefusedBy(LedgerRule.TORN_OFF_NOTARISED);
    }

    @Test
    void rejectsAnInputShown() {
      publishing(
              new TornOff(
                  spend.buildFilteredTransaction(component -> true),
                  TornOff.of(spend, SpendState.class).getNotarySignature()))
          .isRefusedBy(LedgerRule.TORN_OFF_FORM);
    }

    @Test
    void rejectsTheSpendOfAnotherConsortium() {
      SignedTransaction foreign =
          Budgets.spend(BANK_A, Budgets.budget(BANK_A), Budgets.MECHANISM, seed)
              .withEach("header.consortiumId", Samples.digest("another"))
              .notarised();
      publishing(TornOff.of(foreign, SpendState.class)).isRefusedBy(LedgerRule.TORN_OFF_OURS);
    }

    private TransactionDraft publishing(TornOff tornOff) {
      SpendState shown = spend.getTx().outputsOfType(SpendState.class).get(0);
      return Valid.publish()
          .commandingOnly(new ModelVersionContract.Commands.Publish(tornOff))
          .consuming(seed)
          .with(VERSION, "provenance.privacy", shown.claim())
          .with(VERSION, "header.supersedes", seed.getRef());
    }
  }

  @Test
  void showsNothingOfTheBudget() {
    byte[] published = Budgets.publish().notarised().getTxBits().getBytes();
    assertThat(new String(published, StandardCharsets.ISO_8859_1))
        .contains(SpendState.class.getName())
        .doesNotContain(PrivacyBudgetState.class.getName());
  }
}
