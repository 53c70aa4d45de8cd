// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.RoundFact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each bank's worker is asked for once a federation is over. */
class RoundStepsTest {
  private static final int LAST = 3;

  private final ToldDesk desk = new ToldDesk();
  private final Repeated repeated = new Repeated(Runnable::run, () -> {});
  private DoneJobs jobs;
  private RoundSteps steps;

  @SuppressWarnings("NullAway.Init")
  RoundStepsTest() {}

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    ArtifactStore store = new DirectoryArtifactStore(folder);
    jobs = new DoneJobs(store);
    steps = RoundPlace.steps(desk, jobs, store);
  }

  /** As a bank sees the last round, to whose weights all but E have contributed. */
  private static RoundStanding over(String bank) {
    return after(RoundPlace.FEDERATION, LAST, bank);
  }

  private static RoundStanding after(FederationFact federation, int round, String bank) {
    RoundFact last =
        new RoundFact(
            federation.federationId(),
            round,
            "AGGREGATED",
            "A",
            RoundPlace.digest(9),
            List.of(),
            List.of(),
            List.of(0, 1, 2, 3),
            0,
            List.of(),
            null);
    return RoundPlace.standing(federation, bank, last);
  }

  @Test
  void hasABankThatNeverCountedEraseWhatItKept() {
    steps.next(repeated, over("E"));
    steps.next(repeated, over("E"));
    assertThat(jobs.asked)
        .containsOnlyKeys(RoundRecipe.key(Kind.ERASE, RoundPlace.FEDERATION.federationId(), LAST));
    assertThat(desk.told).isEmpty();
  }

  @Test
  void asksForNoFurtherRoundOnceTooFewAreLeftForOne() {
    steps.next(repeated, after(RoundPlace.without("D"), 1, "E"));
    assertThat(jobs.asked)
        .containsOnlyKeys(RoundRecipe.key(Kind.ERASE, RoundPlace.FEDERATION.federationId(), 1));
    assertThat(desk.told).isEmpty();
  }

  @Test
  void hasABankThatCountedFetchTheLastWeightsAndEraseNothingBeforeItsArtifact() {
    steps.next(repeated, over("B"));
    assertThat(jobs.asked).isEmpty();
    assertThat(desk.told).hasSize(1);
  }
}
