// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.artifact.Descriptor;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import net.concordat.worker.training.privacy.PrivacySettings;
import net.concordat.worker.training.search.SearchSpec.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsSearchTest {
  private static final BooleanSupplier ALL_TIME = () -> false;
  private static final TrainingSettings REQUEST =
      Fixtures.settings(9, new EarlyStopping(0.25, 100));
  private static final LabelledRows ROWS = Fixtures.rows(200, 1);
  private static final TrainedModel ANY =
      new ModelTraining(TrainingProgress.NONE)
          .pretrain(Fixtures.pretrain(Fixtures.settings(1, null), 1), Fixtures.SCHEMA, ROWS);

  private static SearchSpec spec(Method method, int trials) {
    return new SearchSpec(
        SearchSpec.FORMAT,
        method,
        trials,
        5,
        new Interval(1e-4, 1e-1),
        new Interval(1e-5, 1e-2),
        null,
        new Interval(0, 0.5),
        List.of(16, 64));
  }

  private static SettingsSearch.Result run(
      SearchSpec spec, int threads, BooleanSupplier timeIsUp, SettingsSearch.Training training) {
    return new SettingsSearch(spec, threads, timeIsUp, kept(), (trial, done, most) -> {})
        .run(REQUEST, 7, training);
  }

  private static KeptTrials kept() {
    return new KeptTrials(Checkpoints.NONE);
  }

  private static TrainedModel train(TrainingSettings settings, TrainingProgress progress) {
    return new ModelTraining(progress)
        .pretrain(Fixtures.pretrain(settings, 7), Fixtures.SCHEMA, ROWS);
  }

  /** Trains nothing; the nearer its rate is to .01, the better, whatever the passes. */
  private static TrainedModel pretended(TrainingSettings settings, TrainingProgress progress) {
    for (int pass = 1; pass <= settings.epochs(); pass++) {
      progress.passDone(Fixtures.point(pass, settings.epochs(), 1));
    }
    return withPrAuc(1 - Math.abs(Math.log10(settings.learningRate() / 0.01)) / 4);
  }

  private static TrainedModel withPrAuc(double prAuc) {
    Descriptor.Summary summary =
        new Descriptor.Summary(200, 50, 1, 1, 0.1, Map.of("prAuc", prAuc, "brierScore", 0.1));
    return new TrainedModel(ANY.artifact(), ANY.specDigest(), summary, null);
  }

  @Test
  void triesAllSettingsWithAllPassesInARandomSearchAndTakesTheBest() {
    SettingsSearch.Result result =
        run(spec(Method.RANDOM, 20), 1, ALL_TIME, SettingsSearchTest::pretended);

    assertThat(result.trials()).hasSize(20).allMatch(trial -> trial.settings().epochs() == 9);
    Trial nearest = result.trials().get(0);
    for (Trial trial : result.trials()) {
      if (distance(trial) < distance(nearest)) {
        nearest = trial;
      }
    }
    assertThat(result.chosen()).isEqualTo(nearest.number());
    assertThat(result.settings()).isEqualTo(nearest.settings());
    assertThat(result.stoppedByTime()).isFalse();
  }

  private static double distance(Trial trial) {
    return Math.abs(Math.log10(trial.settings().learningRate() / 0.01));
  }

  /** 20, 6 and 2 trials, of 1, 3 and 9 passes. */
  @Test
  void givesTheBestThirdThreeTimesAsManyPasses() {
    SettingsSearch.Result result =
        run(spec(Method.SUCCESSIVE_HALVING, 20), 1, ALL_TIME, SettingsSearchTest::pretended);

    assertThat(numbers(result, 1)).hasSize(20);
    assertThat(numbers(result, 2)).hasSize(6);
    assertThat(numbers(result, 3)).hasSize(2).contains(result.chosen());
    assertThat(result.trials())
        .allMatch(trial -> trial.settings().epochs() == List.of(1, 3, 9).get(trial.rung() - 1));
    List<Integer> best =
        result.trials().stream()
            .filter(trial -> trial.rung() == 1)
            .sorted(Trial.BEST_FIRST)
            .map(Trial::number)
            .toList();
    assertThat(numbers(result, 2)).containsExactlyInAnyOrderElementsOf(best.subList(0, 6));
    assertThat(numbers(result, 3)).containsExactlyInAnyOrderElementsOf(best.subList(0, 2));
    assertThat(result.settings().epochs()).isEqualTo(9);
  }

  private static List<Integer> numbers(SettingsSearch.Result result, int rung) {
    return result.trials().stream()
        .filter(trial -> trial.rung() == rung)
        .map(Trial::number)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"RANDOM", "SUCCESSIVE_HALVING"})
  void findsTheSameAtAnyNumberOfThreads(Method method) {
    SettingsSearch.Result one = run(spec(method, 6), 1, ALL_TIME, SettingsSearchTest::train);
    SettingsSearch.Result four = run(spec(method, 6), 4, ALL_TIME, SettingsSearchTest::train);

    assertThat(Json.line(four)).isEqualTo(Json.line(one));
    assertThat(one.trials().stream().map(trial -> Json.line(trial.settings())).distinct())
        .hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void runsTrialsAtOnce() throws Exception {
    ConcurrentLinkedQueue<String> threads = new ConcurrentLinkedQueue<>();
    java.util.concurrent.CyclicBarrier all = new java.util.concurrent.CyclicBarrier(3);

    run(
        spec(Method.RANDOM, 3),
        3,
        ALL_TIME,
        (settings, progress) -> {
          threads.add(Thread.currentThread().getName());
          try {
            all.await(120, java.util.concurrent.TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException("The other trials did not begin", e);
          }
          return withPrAuc(0.5);
        });

    assertThat(threads).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void cutsOffTrialsWhenTimeIsUpAndKeepsWhatIsKnown() {
    AtomicInteger asked = new AtomicInteger();
    // Each trial asks once before it begins and after each of nine passes.
    SettingsSearch.Result result =
        run(
            spec(Method.RANDOM, 5),
            1,
            () -> asked.incrementAndGet() > 25,
            SettingsSearchTest::pretended);

    assertThat(result.trials()).hasSize(5);
    assertThat(result.trials().stream().map(Trial::ended))
        .containsExactly(true, true, false, false, false);
    assertThat(result.chosen()).isIn(1, 2);
    assertThat(result.stoppedByTime()).isTrue();
  }

  /**
   * Six trials of three passes ask 24 times, and the first of two with nine passes ten times. Each
   * training seems better than those before, so trials 6 and 5 go on, and 5 ends in time.
   */
  @Test
  void goesByTheLastWholeRungWhenTimeIsUpInALaterOne() {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger trained = new AtomicInteger();
    SettingsSearch.Result result =
        run(
            spec(Method.SUCCESSIVE_HALVING, 6),
            1,
            () -> asked.incrementAndGet() > 36,
            (settings, progress) -> {
              pretended(settings, progress);
              return withPrAuc(trained.incrementAndGet() / 10.0);
            });

    assertThat(numbers(result, 2)).containsExactly(5, 6);
    assertThat(result.trials().stream().skip(6).map(Trial::ended)).containsExactly(true, false);
    assertThat(result.chosen()).isEqualTo(6);
    assertThat(result.stoppedByTime()).isTrue();
  }

  @Test
  void refusesToChooseWhereNoTrialEndedInTime() {
    assertThatThrownBy(() -> run(spec(Method.RANDOM, 2), 1, () -> true, SettingsSearchTest::train))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("No trial ended within 5.0 minutes: allow more of them, or fewer passes");
  }

  @Test
  void refusesPrivateSettingsBeforeAnyTrial() {
    TrainingSettings settings =
        new TrainingSettings(
            0.01,
            9,
            32,
            0,
            0,
            0,
            ClassWeighting.NONE,
            null,
            null,
            new PrivacySettings(
                PrivacyUnit.ROW, null, null, "Made up", 200, 1.0, null, 3.0, 1e-5, null));

    assertThatThrownBy(() -> refused(settings))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("A search on private rows is itself a spend");
  }

  @Test
  void refusesSettingsWithoutValidationRows() {
    assertThatThrownBy(() -> refused(Fixtures.settings(3, null)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("validation rows of 'training.earlyStopping', but the request has");
  }

  private static void refused(TrainingSettings settings) {
    new SettingsSearch(spec(Method.RANDOM, 2), 1, ALL_TIME, kept(), (trial, done, most) -> {})
        .run(
            settings,
            1,
            (drawn, progress) -> {
              throw new AssertionError("A trial began");
            });
  }

  @Test
  void drawsWithinTheIntervalsAndRatesByRatio() {
    List<TrainingSettings> drawn = spec(Method.RANDOM, 1000).draw(REQUEST, 3);

    assertThat(drawn)
        .allMatch(one -> one.learningRate() >= 1e-4 && one.learningRate() <= 1e-1)
        .allMatch(one -> one.l2() >= 1e-5 && one.l2() <= 1e-2)
        .allMatch(one -> one.dropout() >= 0 && one.dropout() <= 0.5)
        .allMatch(one -> one.inputDropout() == REQUEST.inputDropout())
        .allMatch(one -> one.batchSize() == 16 || one.batchSize() == 64);
    // A third for each power of ten; four standard deviations of a share of 1,000 are 6 %.
    assertThat(drawn.stream().filter(one -> one.learningRate() < 1e-3).count() / 1000.0)
        .isCloseTo(1 / 3.0, within(0.06));
    assertThat(drawn.stream().filter(one -> one.batchSize() == 16).count() / 1000.0)
        .isCloseTo(0.5, within(0.07));
    assertThat(drawn).isEqualTo(spec(Method.RANDOM, 1000).draw(REQUEST, 3));
    assertThat(drawn).isNotEqualTo(spec(Method.RANDOM, 1000).draw(REQUEST, 4));
  }

  @Test
  void placesAShareOfTheWayByDifferenceOrByRatio() {
    assertThat(new Interval(0, 0.5).at(0.25)).isEqualTo(0.125);
    assertThat(new Interval(1e-4, 1e-2).atByRatio(0.5)).isEqualTo(1e-3);
    assertThat(new Interval(0.12345, 0.12346).at(0.5)).isBetween(0.12345, 0.12346);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'trials': 1, 'minutes': 1, 'dropout': {'from': 0, 'to': 0.5} | 'trials' must be between 2 and 1000, but is 1
          'trials': 9, 'minutes': 0, 'dropout': {'from': 0, 'to': 0.5} | 'minutes' must be between 0.01 and 10000.0, but is 0.0
          'trials': 9, 'minutes': 1 | A search needs something to look for
          'trials': 9, 'minutes': 1, 'learningRate': {'from': 0.1, 'to': 0.01} | 'learningRate.from' must be at most 'learningRate.to', 0.01, but is 0.1
          'trials': 9, 'minutes': 1, 'l2': {'from': 0, 'to': 0.01} | 'l2.from' must be between 1.0E-9 and 100.0, but is 0.0
          'trials': 9, 'minutes': 1, 'dropout': {'from': 0, 'to': 1} | 'dropout.to' must be between 0.0 and 0.95, but is 1.0
          'trials': 9, 'minutes': 1, 'batchSizes': [] | 'batchSizes' must have 1 to 100 elements, but has 0
          'trials': 9, 'minutes': 1, 'dropout': {'from': 0, 'to': 0.5}, 'epochs': [1] | at 'epochs': there is no such field, only [batchSizes, dropout,
          """)
  void refusesASearchThatMakesNoSense(String fields, String sentence) {
    assertThatThrownBy(() -> read(fields, SearchSpec.FORMAT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesAnotherFormat() {
    assertThatThrownBy(() -> read("'trials': 9, 'minutes': 1", "concordat-search/9"))
        .hasMessageContaining("must be 'concordat-search/1', but is 'concordat-search/9'");
  }

  private static @Nullable SearchSpec read(String fields, String format) {
    String text = "{'format': '%s', 'method': 'RANDOM', %s}".formatted(format, fields);
    return Json.read(
        text.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8),
        SearchSpec.class,
        "search.json");
  }
}
