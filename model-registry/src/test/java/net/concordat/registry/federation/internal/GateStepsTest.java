// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Judged;
import net.concordat.registry.federation.RoundRecipe.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an aggregator offers goes to a worker of each evaluator, and what it measures is told. */
class GateStepsTest {
  private static final String CANDIDATE = "ca".repeat(32);
  private static final Instant IN_TURN = RoundPlace.BEGAN.plusSeconds(10);
  private static final Instant NEXT_TURN = RoundPlace.BEGAN.plusSeconds(130);

  private final ToldDesk desk = new ToldDesk();
  private final Repeated repeated = new Repeated(Runnable::run, () -> {});
  private DoneJobs jobs;
  private GateSteps steps;

  @SuppressWarnings("NullAway.Init")
  GateStepsTest() {}

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new DoneJobs(new DirectoryArtifactStore(folder));
    steps = new GateSteps(desk, jobs, new Combining(desk, jobs));
  }

  private static RoundStanding at(String bank) {
    return RoundPlace.gated(RoundPlace.standing(bank, true));
  }

  /** A worker measured what A, in the first seat, offers. */
  private void measured(RoundStanding round, int gain) {
    RoundRecipe recipe =
        round
            .recipe(Kind.JUDGE, List.of(), null)
            .judging(new Judged(0, RoundPlace.HASH, CANDIDATE));
    jobs.asked.put(
        recipe.key(),
        jobs.done(recipe, JsonNodeFactory.instance.objectNode().put("gainMillionths", gain)));
  }

  @Test
  void hasAWorkerMeasureWhatIsOffered() {
    desk.candidate = Optional.of(CANDIDATE);
    steps.next(repeated, at("B"), IN_TURN);
    assertThat(desk.told).containsExactly("fetch candidate from A");
    assertThat(jobs.asked.keySet())
        .containsExactly(RoundPlace.FEDERATION.federationId() + "/1/JUDGE/0");
    RoundRecipe asked = RoundRecipe.of(jobs.asked.values().iterator().next().request().recipe());
    assertThat(asked.judged()).isEqualTo(new Judged(0, RoundPlace.HASH, CANDIDATE));
    assertThat(asked.inputs()).containsExactly(CANDIDATE);
    assertThat(Objects.requireNonNull(asked.rows()).path("holdout").asText()).isEqualTo("h");
  }

  @Test
  void asksAgainWhereNothingIsOfferedYet() {
    steps.next(repeated, at("B"), IN_TURN);
    assertThat(jobs.asked).isEmpty();
    assertThat(desk.told).containsExactly("fetch candidate from A");
  }

  @Test
  void tellsAnAggregatorWhatAWorkerMeasuredOnce() {
    measured(at("B"), -7);
    steps.next(repeated, at("B"), IN_TURN);
    steps.next(repeated, at("B"), IN_TURN);
    assertThat(desk.told).containsExactly("-7 of %s to A".formatted(CANDIDATE));
  }

  @Test
  void judgesWhatTheNextAggregatorOffersToo() {
    measured(at("C"), -7);
    desk.candidate = Optional.of("cb".repeat(32));
    steps.next(repeated, at("C"), NEXT_TURN);
    assertThat(desk.told)
        .containsExactly("-7 of %s to A".formatted(CANDIDATE), "fetch candidate from B");
  }

  @Test
  void anAggregatorJudgesWhatItHasCombined() {
    steps.next(repeated, at("A"), IN_TURN);
    assertThat(jobs.asked).isEmpty();
    RoundRecipe combine = at("A").recipe(Kind.COMBINE, List.of(), null);
    jobs.asked.put(
        combine.key(), jobs.done(combine, JsonNodeFactory.instance.objectNode().put("counted", 4)));
    Repeated restarted = new Repeated(Runnable::run, () -> {});
    steps.next(restarted, at("A"), IN_TURN);
    assertThat(jobs.asked).containsKey(RoundPlace.FEDERATION.federationId() + "/1/JUDGE/0");
    assertThat(desk.told).isEmpty();
  }

  @Test
  void hasAWorkerWeighTheUpdatesThatAnAggregatorShows() {
    RoundStanding round = RoundPlace.weighed(RoundPlace.standing("B", true));
    steps.next(repeated, round, IN_TURN);
    assertThat(desk.told).containsExactly("fetch updates from A", "fetch candidate from A");
    assertThat(jobs.asked).isEmpty();

    desk.updates = List.of(RoundPlace.digest(0), RoundPlace.digest(2));
    steps.next(new Repeated(Runnable::run, () -> {}), round, IN_TURN);
    String key = RoundPlace.FEDERATION.federationId() + "/1/WEIGH/0";
    assertThat(jobs.asked.keySet()).containsExactly(key);
    RoundRecipe asked =
        RoundRecipe.of(Objects.requireNonNull(jobs.asked.get(key)).request().recipe());
    assertThat(asked.updates())
        .containsExactly(
            new RoundRecipe.Update("A", RoundPlace.digest(0)),
            new RoundRecipe.Update("C", RoundPlace.digest(2)));
    assertThat(asked.inputs()).containsExactly(RoundPlace.digest(0), RoundPlace.digest(2));
    assertThat(asked.judged()).isEqualTo(new Judged(0, RoundPlace.HASH, null));

    ObjectNode gains = JsonNodeFactory.instance.objectNode();
    gains.putArray("gainsMillionths").add(5).add(-7);
    jobs.asked.put(key, jobs.done(asked, gains));
    desk.told.clear();
    steps.next(repeated, round, IN_TURN);
    steps.next(repeated, round, IN_TURN);
    assertThat(desk.told).containsExactly("[5, -7] of 2 updates to A");
  }

  @Test
  void nobodyFetchesUpdatesWhereTheRuleGoesByNobody() {
    steps.next(repeated, at("B"), IN_TURN);
    assertThat(desk.told).containsExactly("fetch candidate from A");
  }

  /** A combined round 1 of B's and C's updates, and ended it. */
  private RoundStanding ended(String bank, String mode) {
    RoundStanding round = RoundPlace.ended(at(bank), mode);
    RoundRecipe combine =
        at("A")
            .recipe(Kind.COMBINE, List.of(new RoundRecipe.Update("B", RoundPlace.digest(1))), null);
    jobs.asked.put(
        combine.key(), jobs.done(combine, JsonNodeFactory.instance.objectNode().put("counted", 4)));
    return round;
  }

  @Test
  void whoEndedARoundHasAWorkerMeasureWhatUpdatesWereWorth() {
    RoundStanding round = ended("A", "ROBUST");
    steps.score(round);
    steps.score(round);
    String key = RoundPlace.FEDERATION.federationId() + "/1/SCORE/0";
    assertThat(jobs.asked).hasSize(2).containsKey(key);
    RoundRecipe asked =
        RoundRecipe.of(Objects.requireNonNull(jobs.asked.get(key)).request().recipe());
    assertThat(asked.updates()).containsExactly(new RoundRecipe.Update("B", RoundPlace.digest(1)));
    assertThat(asked.inputs()).containsExactly(RoundPlace.digest(1));
    assertThat(Objects.requireNonNull(asked.judged()).holdout()).isEqualTo(RoundPlace.HASH);
  }

  @Test
  void whoEndedARoundInGroupsHasThoseMeasured() {
    steps.score(ended("A", "GROUPED"));
    assertThat(jobs.asked).containsKey(RoundPlace.FEDERATION.federationId() + "/1/SCORE/0");
  }

  @Test
  void nobodyElseMeasuresUpdatesAndOfOneSumNobodyDoes() {
    steps.score(ended("B", "ROBUST"));
    steps.score(ended("B", "GROUPED"));
    steps.score(ended("A", "CONFIDENTIAL"));
    assertThat(jobs.asked).hasSize(1);
  }

  @Test
  void whoIsNoEvaluatorOrHasNoHoldoutSaysNothing() {
    desk.candidate = Optional.of(CANDIDATE);
    steps.next(repeated, at("D"), IN_TURN);
    RoundStanding without = RoundPlace.standing("B", true);
    steps.next(
        repeated,
        new RoundStanding(at("B").federation(), without.last(), "B", without.part(), 0, null),
        IN_TURN);
    assertThat(desk.told).isEmpty();
    assertThat(jobs.asked).isEmpty();
  }
}
