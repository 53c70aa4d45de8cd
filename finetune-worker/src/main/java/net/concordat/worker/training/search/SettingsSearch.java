// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.Parallel;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;

/**
 * Tries settings and compares them on one validation split. All trials have the request's seed, so
 * they share the split, the first weights and the order of rows. Which is chosen does not depend on
 * the number of threads, unless time runs out.
 */
public final class SettingsSearch {
  private static final int KEPT_OF_A_RUNG = 3;

  private final SearchSpec search;
  private final int threads;
  private final BooleanSupplier timeIsUp;
  private final KeptTrials kept;
  private final TrialsTold told;
  private int done;

  /** Is told of each trial, one at a time; also of those that an earlier process ended. */
  @FunctionalInterface
  public interface TrialsTold {
    /**
     * One more is done.
     *
     * @param done how many there are now
     * @param most how many there are at most
     */
    void trialDone(Trial trial, int done, int most);
  }

  /** Trains a model with other settings; called by several threads at once. */
  @FunctionalInterface
  public interface Training {
    /** Trains on the calling thread. */
    TrainedModel train(TrainingSettings settings, TrainingProgress progress);
  }

  /**
   * What was found.
   *
   * @param settings of the best trial, with all passes of the request
   * @param chosen its number
   * @param trials all, in the order of rungs and numbers
   */
  public record Result(TrainingSettings settings, int chosen, List<Trial> trials) {
    /** Whether a trial was cut off. */
    public boolean stoppedByTime() {
      return !trials.stream().allMatch(Trial::ended);
    }
  }

  /**
   * Searches as specified.
   *
   * @param threads trials at once
   * @param timeIsUp asked before each trial and after each of its passes
   * @param kept trials of this search that are not repeated; those that end are added
   */
  public SettingsSearch(
      SearchSpec search, int threads, BooleanSupplier timeIsUp, KeptTrials kept, TrialsTold told) {
    this.search = search;
    this.threads = threads;
    this.timeIsUp = timeIsUp;
    this.kept = kept;
    this.told = told;
  }

  /**
   * Refuses settings among which no search may choose: those of a private run, and those without
   * validation rows.
   */
  public static void require(TrainingSettings request) {
    if (request.privacy() != null) {
      throw new InvalidInputException(
          "A search on private rows is itself a spend, which nothing here would count: a request that is searched has no 'training.privacy', but this one has");
    }
    if (request.earlyStopping() == null) {
      throw new InvalidInputException(
          "A search compares its trials on the validation rows of 'training.earlyStopping', but the request has none");
    }
  }

  /**
   * Tries all.
   *
   * @param seed what is drawn follows from it
   * @throws InvalidInputException if the settings may not be searched, or no trial ended in time
   */
  public Result run(TrainingSettings request, long seed, Training training) {
    require(request);
    List<TrainingSettings> drawn = search.draw(request, seed);
    List<Rung> rungs = rungs(request.epochs());
    int most = rungs.stream().mapToInt(Rung::trials).sum();
    List<Integer> left = IntStream.rangeClosed(1, search.trials()).boxed().toList();
    List<Trial> all = new ArrayList<>();
    for (Rung rung : rungs) {
      List<Integer> numbers = left.subList(0, rung.trials()).stream().sorted().toList();
      List<Trial> tried =
          Parallel.map(
              threads,
              numbers,
              number -> {
                Trial trial = kept(number, rung, drawn.get(number - 1), training);
                tell(trial, most);
                return trial;
              });
      all.addAll(tried);
      boolean whole = tried.stream().allMatch(Trial::ended);
      // Of a later rung that time cut short, those that ended may be the worse ones.
      left = whole || rung.number() == 1 ? best(tried) : left;
      if (!whole) {
        break;
      }
    }
    kept.keep();
    return new Result(drawn.get(first(left) - 1), first(left), List.copyOf(all));
  }

  private int first(List<Integer> bestFirst) {
    if (bestFirst.isEmpty()) {
      throw new InvalidInputException(
          "No trial ended within %s minutes: allow more of them, or fewer passes"
              .formatted(search.minutes()));
    }
    return bestFirst.get(0);
  }

  private record Rung(int number, int trials, int passes) {}

  /** From many trials of few passes to few of many; a rung has two trials or more. */
  private List<Rung> rungs(int epochs) {
    if (search.method() == SearchSpec.Method.RANDOM) {
      return List.of(new Rung(1, search.trials(), epochs));
    }
    List<Integer> sizes = new ArrayList<>();
    for (int size = search.trials(); size >= 2; size /= KEPT_OF_A_RUNG) {
      sizes.add(size);
    }
    List<Rung> rungs = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      int divisor = (int) Math.pow(KEPT_OF_A_RUNG, sizes.size() - 1 - i);
      rungs.add(new Rung(i + 1, sizes.get(i), (epochs + divisor - 1) / divisor));
    }
    return rungs;
  }

  private synchronized void tell(Trial trial, int most) {
    done++;
    told.trialDone(trial, done, most);
  }

  private Trial kept(int number, Rung rung, TrainingSettings drawn, Training training) {
    Optional<Trial> before = kept.find(number, rung.number());
    if (before.isPresent()) {
      return before.get();
    }
    Trial trial = trial(number, rung, drawn, training);
    if (trial.ended()) {
      kept.add(trial);
    }
    return trial;
  }

  private Trial trial(int number, Rung rung, TrainingSettings drawn, Training training) {
    TrainingSettings settings = withPasses(drawn, rung.passes());
    try {
      stopIfTimeIsUp();
      TrainedModel model = training.train(settings, point -> stopIfTimeIsUp());
      return new Trial(number, rung.number(), settings, model.summary());
    } catch (TimeIsUpException e) {
      return new Trial(number, rung.number(), settings, null);
    }
  }

  private void stopIfTimeIsUp() {
    if (timeIsUp.getAsBoolean()) {
      throw new TimeIsUpException();
    }
  }

  private static List<Integer> best(List<Trial> tried) {
    return tried.stream().filter(Trial::ended).sorted(Trial.BEST_FIRST).map(Trial::number).toList();
  }

  private static TrainingSettings withPasses(TrainingSettings settings, int passes) {
    return new TrainingSettings(
        settings.learningRate(),
        passes,
        settings.batchSize(),
        settings.l2(),
        settings.inputDropout(),
        settings.dropout(),
        settings.classWeighting(),
        settings.earlyStopping(),
        settings.descent(),
        settings.privacy());
  }

  /** Ends a trial from within. */
  private static final class TimeIsUpException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
