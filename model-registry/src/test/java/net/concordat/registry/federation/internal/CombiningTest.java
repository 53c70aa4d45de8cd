// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.ledger.RoundDesk.Found;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an aggregator's worker finds of others' updates is what the node writes into the round. */
class CombiningTest {
  private final ToldDesk desk = new ToldDesk();
  private final Repeated repeated = new Repeated(Runnable::run, () -> {});
  private final RoundStanding round = RoundPlace.standing("A", true);
  private DoneJobs jobs;
  private Combining combining;

  @SuppressWarnings("NullAway.Init")
  CombiningTest() {}

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new DoneJobs(new DirectoryArtifactStore(folder));
    combining = new Combining(desk, jobs);
  }

  /** A worker combined the updates of some seats. */
  private void combined(int counted, Map<String, String> found, int... seats) {
    List<RoundRecipe.Update> updates = new ArrayList<>();
    for (int seat : seats) {
      updates.add(new RoundRecipe.Update(round.memberAt(seat), RoundPlace.digest(seat)));
    }
    RoundRecipe recipe = round.recipe(Kind.COMBINE, updates, null);
    jobs.asked.put(
        recipe.key(),
        jobs.done(
            recipe,
            JsonMapper.builder()
                .build()
                .valueToTree(
                    Map.of("counted", counted, "found", found, "movedMillionths", 1_000))));
  }

  @Test
  void writesWhyUpdatesAreLeftOut() {
    combined(4, Map.of("B", "NOT_FINITE", "C", "BY_RULE", "D", "REPLAYED"), 0, 1, 2);
    combining.next(repeated, round);
    assertThat(desk.told)
        .containsExactly(
            "aggregate without "
                + List.of(
                    new Found(1, "NOT_FINITE"), new Found(2, "BY_RULE"), new Found(3, "REPLAYED")));
  }

  @Test
  void asksAGateBeforeItEndsARound() {
    combined(4, Map.of(), 0, 1, 2, 3);
    combining.next(repeated, RoundPlace.gated(round));
    assertThat(desk.told).containsExactly("gather for PT1M", "aggregate without []");
  }

  @Test
  void rollsBackWhatAGateDoesNotLetThrough() {
    desk.passes = false;
    combined(4, Map.of("B", "BY_RULE"), 0, 1, 2, 3);
    combining.next(repeated, RoundPlace.gated(round));
    assertThat(desk.told)
        .containsExactly("gather for PT1M", "roll back for " + List.of(new Found(1, "BY_RULE")));
  }

  @Test
  void offersNothingOfARoundInWhichTooFewAreLeft() {
    combined(3, Map.of("B", "WRONG_SHAPE"), 0, 1, 2, 3);
    combining.next(repeated, RoundPlace.gated(round));
    assertThat(desk.told).containsExactly("roll back for " + List.of(new Found(1, "WRONG_SHAPE")));
    assertThat(combining.candidate(RoundPlace.gated(round))).isEmpty();
  }

  @Test
  void saysAwayOfWhoseUpdateTheWorkerDidNotHave() {
    combined(4, Map.of(), 0, 1, 2);
    combining.next(repeated, round);
    assertThat(desk.told).containsExactly("aggregate without " + List.of(new Found(3, "AWAY")));
  }

  @Test
  void endsARoundInWhichTooFewAreLeftAndNamesTheOthers() {
    combined(3, Map.of("B", "WRONG_SHAPE"), 0, 1, 2, 3);
    combining.next(repeated, round);
    combining.next(repeated, round);
    assertThat(desk.told).containsExactly("roll back for " + List.of(new Found(1, "WRONG_SHAPE")));
  }
}
