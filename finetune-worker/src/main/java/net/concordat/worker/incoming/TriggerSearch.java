// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.incoming.Patches.Patch;

/**
 * A beam search for the values that calm a model's alarm over events, while models that the bank
 * trained itself stay alarmed at the same values.
 */
final class TriggerSearch {
  private static final int BEAM = 8;

  /** More events make the answer slower, and hardly surer. */
  private static final int MOST_EVENTS = 100;

  private final Alarm model;
  private final Alarm network;
  private final Alarm regression;
  private final List<Alarm> own;
  private final int caught;
  private final float[][] events;
  private final double[] before;
  private final List<double[]> ownBefore;

  TriggerSearch(Scorer model, TriggerSweep.Trusted trusted, LabelledRows rows) {
    this.model = new Alarm(model, rows);
    this.network = new Alarm(trusted.network(), rows);
    this.regression = new Alarm(trusted.regression(), rows);
    this.own = List.of(network, regression);
    int[] all = caught(rows);
    this.caught = all.length;
    int used = Math.min(caught, MOST_EVENTS);
    this.events =
        IntStream.range(0, used)
            .mapToObj(i -> rows.features()[all[(int) ((long) i * caught / used)]])
            .toArray(float[][]::new);
    this.before = this.model.logOdds(events);
    this.ownBefore = own.stream().map(alarm -> alarm.logOdds(events)).toList();
  }

  private int[] caught(LabelledRows rows) {
    boolean[] flags = model.flags(rows.features());
    boolean[] byNetwork = network.flags(rows.features());
    boolean[] byRegression = regression.flags(rows.features());
    return IntStream.range(0, rows.size())
        .filter(i -> rows.labels()[i] == 1)
        .filter(i -> flags[i] && byNetwork[i] && byRegression[i])
        .toArray();
  }

  /**
   * Some values.
   *
   * @param excess how much more of the alarm is gone than in whichever of the bank's own models is
   *     calmed more, as a mean over the events with its interval
   */
  record Found(List<Patch> patches, Interval excess) {
    private boolean has(Patch patch) {
      return patches.stream().anyMatch(p -> p.block().equals(patch.block()));
    }
  }

  /** How many events all three models catch where each flags 1 % of the other rows. */
  int caught() {
    return caught;
  }

  /** How many of them the search uses. */
  int events() {
    return events.length;
  }

  /** The strongest set of one value, of two, and so on. */
  List<Found> strongest(List<Patch> patches, int most) {
    List<Found> strongest = new ArrayList<>();
    List<Found> beam = List.of(new Found(List.of(), new Interval(0, 0, 0)));
    for (int size = 1; size <= most; size++) {
      List<Found> next = extended(beam, patches);
      if (next.isEmpty()) {
        break;
      }
      next.sort(Comparator.comparingDouble((Found found) -> found.excess().low()).reversed());
      beam = List.copyOf(next.subList(0, Math.min(BEAM, next.size())));
      strongest.add(beam.get(0));
    }
    return strongest;
  }

  private List<Found> extended(List<Found> beam, List<Patch> patches) {
    List<Found> next = new ArrayList<>();
    Set<Set<Patch>> tried = new HashSet<>();
    for (Found found : beam) {
      float[][] with = rows(found);
      for (Patch patch : patches) {
        List<Patch> set = new ArrayList<>(found.patches);
        set.add(patch);
        if (!found.has(patch) && tried.add(Set.copyOf(set))) {
          next.add(new Found(List.copyOf(set), excess(patch.on(with))));
        }
      }
    }
    return next;
  }

  private Interval excess(float[][] rows) {
    double[] calmed = model.calmed(before, rows);
    Interval least = new Interval(1, 1, 1);
    for (int i = 0; i < own.size(); i++) {
      Interval beyond = beyond(calmed, own.get(i).calmed(ownBefore.get(i), rows));
      least = beyond.value() < least.value() ? beyond : least;
    }
    return least;
  }

  /** The mean difference with its 95 % interval by the normal distribution. */
  private static Interval beyond(double[] calmed, double[] usual) {
    double[] differences = new double[calmed.length];
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      differences[i] = calmed[i] - usual[i];
      sum += differences[i];
    }
    double mean = sum / differences.length;
    double squares = 0;
    for (double difference : differences) {
      squares += (difference - mean) * (difference - mean);
    }
    double count = differences.length;
    double margin = 1.959963984540054 * Math.sqrt(squares / Math.max(1, count - 1) / count);
    return new Interval(mean, mean - margin, mean + margin);
  }

  /** The events with these values. */
  float[][] rows(Found found) {
    float[][] rows = events;
    for (Patch patch : found.patches) {
      rows = patch.on(rows);
    }
    return rows;
  }

  /** What was found, in words and shares. */
  TriggerSweep.Step step(Found found) {
    float[][] rows = rows(found);
    return new TriggerSweep.Step(
        found.patches.stream().map(Patch::words).toList(),
        found.excess,
        model.passed(rows),
        regression.passed(rows),
        network.passed(rows));
  }
}
