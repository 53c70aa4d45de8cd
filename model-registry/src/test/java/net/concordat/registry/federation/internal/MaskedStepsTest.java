// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.federation.RoundMasks;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.ledger.MaskDesk.Said;
import net.concordat.registry.ledger.MaskDesk.Step;
import net.concordat.registry.ledger.RoundDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry in a masked round of five banks, with a node and workers that do as told. */
class MaskedStepsTest {
  private static final Instant BEGAN = RoundPlace.BEGAN;

  private final ToldDesk desk = new ToldDesk();
  private final Repeated repeated = new Repeated(Runnable::run, () -> {});
  @TempDir private Path folder;
  private DoneJobs jobs;
  private MaskedSteps steps;

  @SuppressWarnings("NullAway.Init")
  MaskedStepsTest() {}

  @BeforeEach
  void open() throws IOException {
    ArtifactStore store = new DirectoryArtifactStore(folder);
    jobs = new DoneJobs(store);
    steps = RoundPlace.maskedSteps(desk, jobs, store);
  }

  private static List<Said> by(int... seats) {
    return IntStream.of(seats)
        .mapToObj(seat -> new Said(seat, new byte[] {(byte) seat, 1}))
        .toList();
  }

  private void prepare(String bank, Instant now) {
    for (int look = 0; look < 5; look++) {
      steps.prepare(repeated, RoundPlace.standing(bank, false), now);
    }
  }

  private RoundRecipe recipe(String step) {
    String key = RoundPlace.FEDERATION.federationId() + "/1/" + step;
    return RoundRecipe.of(Objects.requireNonNull(jobs.asked.get(key), key).request().recipe());
  }

  private JsonNode rows(String step) {
    return Objects.requireNonNull(recipe(step).rows());
  }

  private FineTuneJob trained(String bank) {
    desk.lists.put(Step.KEYS, by(0, 1, 2, 3, 4));
    desk.lists.put(Step.SHARES, by(0, 1, 2, 3));
    prepare(bank, BEGAN);
    desk.told.clear();
    return Objects.requireNonNull(
        jobs.asked.get(RoundPlace.FEDERATION.federationId() + "/1/TRAIN"));
  }

  @Test
  void saysItsKeysAndSharesAndTrainsWithWhatAllHaveSaid() {
    desk.lists.put(Step.KEYS, by(0, 1, 2, 3, 4));
    desk.lists.put(Step.SHARES, by(0, 1, 2, 3));

    prepare("A", BEGAN);

    assertThat(desk.told)
        .containsExactly(
            "KEYS to B, gathered by 1",
            "fetch KEYS from B",
            "SHARES to B, gathered by 1",
            "fetch SHARES from B");
    RoundMasks told = Objects.requireNonNull(recipe("TRAIN").masks());
    assertThat(told.threshold()).isEqualTo(4);
    assertThat(told.keys())
        .extracting(RoundMasks.Said::member)
        .containsExactly("A", "B", "C", "D", "E");
    assertThat(told.shares())
        .extracting(RoundMasks.Said::member)
        .containsExactly("A", "B", "C", "D");
    assertThat(told.shares().get(2).said()).containsExactly(2, 1);
    assertThat(rows("KEYS/1").isNull()).isTrue();
    assertThat(rows("TRAIN").isObject()).isTrue();
  }

  @Test
  void whoGathersMakesTheListsItself() {
    desk.lists.put(Step.KEYS, by(0, 1, 2, 3, 4));
    prepare("B", BEGAN);
    assertThat(desk.told).contains("list of KEYS", "list of SHARES");
    assertThat(jobs.asked).hasSize(2);
  }

  @Test
  void whoIsNotOnAListSaysNothingMore() {
    desk.lists.put(Step.KEYS, by(1, 2, 3, 4));
    prepare("A", BEGAN);
    assertThat(jobs.asked).hasSize(1);
    assertThat(desk.told).containsExactly("KEYS to B, gathered by 1", "fetch KEYS from B");
  }

  @Test
  void beginsAnewUnderOtherKeysWhenTheNextOnesTurnHasCome() {
    prepare("A", BEGAN);
    prepare("A", BEGAN.plusSeconds(601));
    assertThat(desk.told)
        .contains("KEYS to B, gathered by 1", "KEYS to C, gathered by 2")
        .doesNotHaveDuplicates();
    assertThat(Objects.requireNonNull(recipe("KEYS/2").masks()).gatherer()).isEqualTo(2);
  }

  @Test
  void aClientGivesItsSharesForTheSurvivorsThatItSigned() {
    FineTuneJob trained = trained("B");
    desk.lists.put(Step.SURVIVORS, List.of(new Said(0, new byte[] {0, 1, 2, 3})));
    for (int look = 0; look < 3; look++) {
      steps.open(repeated, RoundPlace.standing("B", true), trained, BEGAN);
    }
    assertThat(desk.told)
        .containsExactly(
            "sign survivors of A", "fetch SURVIVORS from A", "UNMASKING to A, gathered by 1");
    assertThat(recipe("UNMASK").updates())
        .extracting(RoundRecipe.Update::digest)
        .containsExactly(
            RoundPlace.digest(0), RoundPlace.digest(1), RoundPlace.digest(2), RoundPlace.digest(3));
    assertThat(recipe("UNMASK").inputs()).isEmpty();
    assertThat(jobs.asked).doesNotContainKey(RoundPlace.FEDERATION.federationId() + "/1/COMBINE");
  }

  @Test
  void anAggregatorHasTheSumOpenedOnceEnoughHaveGivenTheirShares() {
    FineTuneJob trained = trained("A");
    arrive(0, 1, 2, 3);
    desk.lists.put(Step.SURVIVORS, List.of(new Said(0, new byte[] {0, 1, 2, 3})));
    desk.lists.put(Step.UNMASKING, by(0, 1, 2, 3));
    for (int look = 0; look < 3; look++) {
      steps.open(repeated, RoundPlace.standing("A", true), trained, BEGAN);
    }
    assertThat(desk.told)
        .containsExactly(
            "sign survivors of A",
            "list of SURVIVORS",
            "UNMASKING to A, gathered by 1",
            "list of UNMASKING");
    RoundRecipe combine = recipe("COMBINE");
    assertThat(combine.inputs())
        .containsExactly(
            RoundPlace.digest(0), RoundPlace.digest(1), RoundPlace.digest(2), RoundPlace.digest(3));
    assertThat(Objects.requireNonNull(combine.masks()).unmaskings()).hasSize(4);
  }

  @Test
  void anAggregatorEndsARoundOfWhichTooFewUpdatesCame() {
    FineTuneJob trained = trained("A");
    arrive(0, 1, 2);
    steps.open(repeated, RoundPlace.standing("A", true), trained, BEGAN);
    assertThat(desk.told).containsExactly("roll back");
  }

  @Test
  void anAggregatorEndsARoundThatTooFewCanOpen() {
    FineTuneJob trained = trained("A");
    arrive(0, 1, 2, 3);
    steps.open(repeated, RoundPlace.standing("A", true), trained, BEGAN);
    assertThat(desk.told).containsExactly("sign survivors of A", "list of SURVIVORS", "roll back");
  }

  private void arrive(int... seats) {
    List<RoundDesk.Arrived> arrived = new ArrayList<>();
    for (int seat : seats) {
      arrived.add(new RoundDesk.Arrived(seat, RoundPlace.digest(seat), true));
    }
    desk.arrived = arrived;
  }
}
