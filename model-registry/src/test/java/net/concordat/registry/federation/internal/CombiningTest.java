// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.ledger.RoundDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An aggregator whose rule goes by evaluators shows them what came before a worker combines it. */
class CombiningTest {
  private static final String COMBINE = RoundPlace.FEDERATION.federationId() + "/1/" + Kind.COMBINE;

  private final ToldDesk desk = new ToldDesk();
  private final Repeated repeated = new Repeated(Runnable::run, () -> {});
  private final RoundStanding round = RoundPlace.weighed(RoundPlace.standing("A", true));
  private DoneJobs jobs;
  private Combining combining;

  @SuppressWarnings("NullAway.Init")
  CombiningTest() {}

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new DoneJobs(new DirectoryArtifactStore(folder));
    combining = new Combining(desk, jobs);
  }

  private void come(int... seats) {
    desk.arrived =
        IntStream.of(seats)
            .mapToObj(seat -> new RoundDesk.Arrived(seat, RoundPlace.digest(seat), true))
            .toList();
  }

  @Test
  void tellsAWorkerWhatEvaluatorsGainByEachUpdate() {
    come(0, 1, 2, 3);
    desk.gains = List.of(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8));
    combining.next(repeated, round);
    assertThat(desk.told).containsExactly("show 4 updates for PT1M");
    RoundRecipe asked = RoundRecipe.of(jobs.find(COMBINE).orElseThrow().request().recipe());
    assertThat(asked.weighed())
        .isEqualTo(
            new RoundRecipe.Weighed(
                List.of(30L, -2L, 0L, 0L),
                List.of(List.of(1, 5), List.of(2, 6), List.of(3, 7), List.of(4, 8))));
  }

  @Test
  void combinesNothingWhereHalfOfTheEvaluatorsSayNothing() {
    come(0, 1, 2, 3);
    desk.gains = List.of(List.of(1, 2, 3, 4));
    combining.next(repeated, round);
    assertThat(desk.told).containsExactly("show 4 updates for PT1M", "roll back");
    assertThat(jobs.asked).isEmpty();
  }

  /** One is left out, and three have to be left. */
  @Test
  void showsNothingWhereTooFewWouldBeLeft() {
    come(0, 1, 3);
    combining.next(repeated, round);
    assertThat(desk.told).containsExactly("roll back");
  }
}
