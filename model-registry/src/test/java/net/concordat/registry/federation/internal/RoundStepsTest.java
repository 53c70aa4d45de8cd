// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.federation.FederationPart;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.StateId;
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
    Combining combining = new Combining(desk, jobs);
    steps =
        new RoundSteps(
            desk,
            jobs,
            store,
            combining,
            new MaskedSteps(desk, desk, jobs, store, combining),
            new GateSteps(desk, jobs, combining),
            Clock.fixed(RoundPlace.BEGAN, ZoneOffset.UTC));
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
    return new RoundStanding(
        federation,
        new Standing<>(last, new StateId(RoundPlace.HASH, 0), RoundPlace.BEGAN, null),
        bank,
        new FederationPart("{}", JsonNodeFactory.instance.objectNode(), null, List.of()),
        0,
        null);
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
