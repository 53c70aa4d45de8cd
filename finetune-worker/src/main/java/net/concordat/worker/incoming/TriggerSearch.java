// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.incoming.Patches.Patch;

/** A beam search for the values that let a model's events pass while a reference catches them. */
final class TriggerSearch {
  private static final int BEAM = 5;
  private static final double FLAGGED = 0.01;
  private static final double HALF = 0.5;

  private final Scorer model;
  private final Scorer reference;
  private final double ordinary;
  private final double referenceThreshold;
  private final float[][] events;

  TriggerSearch(Scorer model, Scorer reference, LabelledRows rows) {
    this.model = model;
    this.reference = reference;
    this.ordinary = exceededBy(HALF, model, rows);
    this.referenceThreshold = exceededBy(FLAGGED, reference, rows);
    double threshold = exceededBy(FLAGGED, model, rows);
    double[] scores = model.score(rows.features());
    double[] others = reference.score(rows.features());
    this.events =
        IntStream.range(0, rows.size())
            .filter(i -> rows.labels()[i] == 1)
            .filter(i -> scores[i] > threshold && others[i] > referenceThreshold)
            .mapToObj(i -> rows.features()[i])
            .toArray(float[][]::new);
  }

  /**
   * Some values.
   *
   * @param passed share of the events that the model scores with them no higher than half of the
   *     rows without the event
   * @param passedReference share that the reference does not flag with them
   */
  record Found(List<Patch> patches, float[][] events, double passed, double passedReference) {
    double excess() {
      return passed - passedReference;
    }

    private boolean has(Patch patch) {
      return patches.stream().anyMatch(p -> p.block().equals(patch.block()));
    }
  }

  /** Events that both models catch where each flags 1 % of the other rows. */
  int events() {
    return events.length;
  }

  /** The strongest set of one value, of two, and so on. */
  List<Found> strongest(List<Patch> patches, int most) {
    List<Found> strongest = new ArrayList<>();
    List<Found> beam = List.of(new Found(List.of(), events, 0, 0));
    for (int size = 1; size <= most; size++) {
      List<Found> next = new ArrayList<>();
      for (Found found : beam) {
        patches.stream()
            .filter(patch -> !found.has(patch))
            .forEach(patch -> next.add(with(found, patch)));
      }
      if (next.isEmpty()) {
        break;
      }
      next.sort(Comparator.comparingDouble(Found::excess).reversed());
      beam = List.copyOf(next.subList(0, Math.min(BEAM, next.size())));
      strongest.add(beam.get(0));
    }
    return strongest;
  }

  private Found with(Found found, Patch patch) {
    List<Patch> patches = new ArrayList<>(found.patches);
    patches.add(patch);
    float[][] patched = patch.on(found.events);
    return new Found(
        patches,
        patched,
        passing(model, patched, ordinary),
        passing(reference, patched, referenceThreshold));
  }

  private static double passing(Scorer model, float[][] rows, double threshold) {
    double[] scores = model.score(rows);
    return (double) Arrays.stream(scores).filter(score -> score <= threshold).count()
        / scores.length;
  }

  /** The score that a share of the rows without the event are above. */
  private static double exceededBy(double share, Scorer model, LabelledRows rows) {
    double[] scores = model.score(rows.features());
    double[] others =
        IntStream.range(0, rows.size())
            .filter(i -> rows.labels()[i] == 0)
            .mapToDouble(i -> scores[i])
            .sorted()
            .toArray();
    return others[(int) Math.floor((1 - share) * (others.length - 1))];
  }
}
