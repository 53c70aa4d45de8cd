// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.Rows;
import net.concordat.worker.evaluation.Scorer;

/**
 * What a model's scores depend on.
 *
 * @param rows on how many rows it was measured, drawn where there are more
 * @param importance of all features
 * @param partialDependence of those that are most important
 * @param attributions of the rows with the highest scores
 * @param greatestGap of all attributions
 * @param complete whether that is at most 0.01, so that attributions can be relied on
 */
public record Explanations(
    int rows,
    List<Importance> importance,
    List<PartialDependence> partialDependence,
    List<Attribution> attributions,
    double greatestGap,
    boolean complete) {
  private static final int MOST_ROWS = 2000;
  private static final int FEWEST_EVENTS = 100;
  private static final int SHOWN_FEATURES = 4;
  private static final int SHOWN_ROWS = 5;
  private static final double COMPLETE = 0.01;
  private static final long SEED = 17;

  /**
   * Explains a model.
   *
   * @param table some of the rows as text, or all
   * @param encoded the same rows as network inputs
   * @param all rows, of which those with the highest scores are attributed
   */
  public static Explanations of(
      Scorer model, FeatureSchema schema, CsvTable table, LabelledRows encoded, Scored all) {
    List<InputBlock> blocks = InputBlock.of(schema);
    int[] drawn = drawn(encoded, all.rows());
    LabelledRows some = encoded.select(drawn);
    List<Importance> importance = Importance.of(model, some.features(), some.labels(), blocks);
    List<PartialDependence> dependence = new ArrayList<>();
    for (Importance important : importance.subList(0, Math.min(SHOWN_FEATURES, blocks.size()))) {
      InputBlock block =
          blocks.stream().filter(b -> b.feature().equals(important.feature())).findFirst().get();
      int column = table.column(block.feature());
      List<String> cells =
          IntStream.of(drawn).mapToObj(i -> table.rows().get(i).get(column).strip()).toList();
      dependence.add(PartialDependence.of(model, some.features(), block, cells));
    }
    List<Attribution> attributions = attributions(model, all, blocks);
    double gap = attributions.stream().mapToDouble(Attribution::gap).max().orElse(0);
    return new Explanations(
        some.size(), importance, dependence, attributions, gap, gap <= COMPLETE);
  }

  private static List<Attribution> attributions(Scorer model, Scored all, List<InputBlock> blocks) {
    float[] baseline = Attribution.baseline(all.rows());
    return IntStream.of(all.highest(SHOWN_ROWS))
        .mapToObj(
            i -> Attribution.of(model, i + 1, all.rows().inputs(i, i + 1)[0], baseline, blocks))
        .toList();
  }

  /** Draws by class, so that few events are not lost; shares of the classes are kept otherwise. */
  private static int[] drawn(LabelledRows rows, Rows all) {
    int[] events = IntStream.range(0, rows.size()).filter(i -> rows.labels()[i] == 1).toArray();
    int[] others = IntStream.range(0, rows.size()).filter(i -> rows.labels()[i] == 0).toArray();
    int room = Math.min(MOST_ROWS, rows.size());
    int shown = (int) Math.round((double) room * all.positives() / all.size());
    shown = Math.min(events.length, Math.max(FEWEST_EVENTS, shown));
    SplittableRandom random = new SplittableRandom(SEED);
    return IntStream.concat(
            some(events, shown, random),
            some(others, Math.min(others.length, room - Math.min(room - 1, shown)), random))
        .sorted()
        .toArray();
  }

  private static IntStream some(int[] places, int count, SplittableRandom random) {
    int[] order = places.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int place = order[i];
      order[i] = order[other];
      order[other] = place;
    }
    return IntStream.of(order).limit(count);
  }
}
