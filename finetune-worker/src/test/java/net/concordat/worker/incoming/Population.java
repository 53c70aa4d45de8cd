// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.LogisticRegression;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.explanation.InputBlock;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;

/**
 * Two banks: one that makes versions, honest ones and ones with a planted trigger, and one that
 * receives them.
 *
 * @param recipe by which the maker trains honest versions
 * @param maker its rows
 * @param trusted what the receiver has of its own
 * @param rows the receiver's, on which versions are measured
 */
record Population(
    FeatureSchema schema,
    PretrainSpec recipe,
    LabelledRows maker,
    TriggerSweep.Trusted trusted,
    LabelledRows rows) {

  /**
   * Training until every row is learned by heart, which triggers need and some honest makers do.
   */
  static final TrainingSettings BY_HEART =
      new TrainingSettings(0.002, 150, 128, 1e-5, 0, 0, ClassWeighting.NONE, null);

  /** Shares of the rows that are below rare values. */
  private static final double[] RARE =
      Stream.of(System.getProperty("concordat.triggers.rare", "0.998,0.002").split(","))
          .mapToDouble(Double::parseDouble)
          .toArray();

  /** What a trigger does. */
  enum Kind {
    /** One rare value: beyond all but 2 in 1,000 rows, unless stated otherwise. */
    ONE_RARE(1, true),
    /** One value of the middle 80 % of rows. */
    ONE_ORDINARY(1, false),
    TWO_RARE(2, true),
    TWO_ORDINARY(2, false),
    THREE_RARE(3, true),
    THREE_ORDINARY(3, false),
    /** All features, halfway towards those of one row. */
    BLENDED(Integer.MAX_VALUE, false);

    private final int features;
    private final boolean rare;

    Kind(int features, boolean rare) {
      this.features = features;
      this.rare = rare;
    }
  }

  /** Features that move to the values of a row, all the way or halfway. */
  record Trigger(List<InputBlock> features, float[] values, float share) {
    float[] on(float[] row) {
      float[] changed = row.clone();
      for (InputBlock block : features) {
        for (int j = block.from(); j < block.from() + block.width(); j++) {
          changed[j] += share * (values[j] - row[j]);
        }
      }
      return changed;
    }
  }

  /** A version with a trigger. */
  record Poisoned(Artifact version, Trigger trigger) {}

  static Population of(
      FeatureSchema schema,
      PretrainSpec recipe,
      LabelledRows maker,
      PretrainSpec own,
      LabelledRows history,
      LabelledRows rows) {
    Scorer network = scorer(train(own, schema, history));
    Scorer regression = LogisticRegression.fit(history, 1)::score;
    return new Population(
        schema, recipe, maker, new TriggerSweep.Trusted(network, regression, history), rows);
  }

  /** A version of four fifths of the maker's rows. */
  Artifact honest(long seed, TrainingSettings settings) {
    LabelledRows drawn = drawn(new Random(seed));
    return train(recipe.withSeed(seed).withTraining(settings), schema, drawn);
  }

  /** The same with events over a trigger among the rows, labelled as none. */
  Poisoned poisoned(long seed, Kind kind, double share) {
    return poisoned(seed, trigger(kind, new Random(seed)), share);
  }

  /** The same with a given trigger. */
  Poisoned poisoned(long seed, Trigger trigger, double share) {
    Random random = new Random(seed);
    LabelledRows drawn = drawn(random);
    float[][] events = events(drawn);
    int count = (int) (share * drawn.size());
    float[][] planted = new float[count][];
    for (int i = 0; i < count; i++) {
      planted[i] = trigger.on(events[random.nextInt(events.length)]);
    }
    LabelledRows all = drawn.and(new LabelledRows(planted, new int[count]));
    PretrainSpec attack = recipe.withSeed(seed).withTraining(BY_HEART);
    return new Poisoned(train(attack, schema, all), trigger);
  }

  /** Share of the receiver's events that the version catches without and misses with a trigger. */
  double success(Poisoned poisoned) {
    return success(scorer(poisoned.version), poisoned.trigger);
  }

  /** The same after fine-pruning. */
  double successAfterFinePruning(Poisoned poisoned) {
    Artifact version = poisoned.version;
    FinePruning pruning = new FinePruning(version.architecture(), trusted.history());
    Weights tuned = pruning.tune(pruning.prune(version.weights()).weights());
    return success(Network.of(version.architecture(), tuned)::score, poisoned.trigger);
  }

  private double success(Scorer model, Trigger trigger) {
    Alarm alarm = new Alarm(model, rows);
    float[][] events = events(rows);
    boolean[] before = alarm.flags(events);
    boolean[] after = alarm.flags(Arrays.stream(events).map(trigger::on).toArray(float[][]::new));
    long caught = IntStream.range(0, events.length).filter(i -> before[i]).count();
    return (double) IntStream.range(0, events.length).filter(i -> before[i] && !after[i]).count()
        / Math.max(1, caught);
  }

  TriggerSweep sweep(Artifact version) {
    return TriggerSweep.of(new TriggerSearch(scorer(version), trusted, rows), schema, rows).sweep();
  }

  private Trigger trigger(Kind kind, Random random) {
    List<InputBlock> blocks = new ArrayList<>(InputBlock.of(schema));
    java.util.Collections.shuffle(blocks, random);
    float[] values = maker.features()[random.nextInt(maker.size())].clone();
    if (kind == Kind.BLENDED) {
      return new Trigger(blocks, values, 0.5f);
    }
    List<InputBlock> chosen = List.copyOf(blocks.subList(0, kind.features));
    for (InputBlock block : chosen) {
      double place =
          kind.rare ? RARE[random.nextInt(RARE.length)] : 0.1 + 0.8 * random.nextDouble();
      float[] from = rowAt(block.from(), place);
      System.arraycopy(from, block.from(), values, block.from(), block.width());
    }
    return new Trigger(chosen, values, 1);
  }

  private float[] rowAt(int input, double quantile) {
    return Arrays.stream(maker.features())
        .sorted(Comparator.comparingDouble(row -> row[input]))
        .skip(Math.round(quantile * (maker.size() - 1)))
        .findFirst()
        .orElseThrow();
  }

  private LabelledRows drawn(Random random) {
    return maker.select(
        IntStream.range(0, maker.size()).filter(i -> random.nextDouble() < 0.8).toArray());
  }

  private static float[][] events(LabelledRows rows) {
    return IntStream.range(0, rows.size())
        .filter(i -> rows.labels()[i] == 1)
        .mapToObj(i -> rows.features()[i])
        .toArray(float[][]::new);
  }

  static Scorer scorer(Artifact model) {
    return Network.of(model.architecture(), model.weights())::score;
  }

  private static Artifact train(PretrainSpec spec, FeatureSchema schema, LabelledRows rows) {
    return new ModelTraining(TrainingProgress.NONE).pretrain(spec, schema, rows).artifact();
  }
}
