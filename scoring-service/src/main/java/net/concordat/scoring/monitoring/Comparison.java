// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import net.concordat.scoring.monitoring.FieldReference.Chance;
import net.concordat.scoring.monitoring.Figures.Alerts;
import net.concordat.scoring.monitoring.Figures.FieldShift;
import net.concordat.scoring.monitoring.Figures.Shift;

/**
 * Compares windows with a reference. What chance brings is drawn once for a size of windows, up to
 * 1,000 cases, and scaled for larger ones; so a window's own work grows with its decisions alone.
 */
final class Comparison {
  private static final int MOST_DRAWN = 1_000;
  private static final int STEP = 100;
  private static final int DRAWS_PER_DISTANCE = 100;
  private static final int MOST_DRAWS = 5_000;

  private final Reference reference;
  private final long seed;
  private final FieldReference score;
  private final List<FieldReference> fields;
  private final Map<Integer, Limits> drawn = new HashMap<>();

  /** What chance brings to windows of a size. */
  private record Limits(Chance score, List<Chance> fields, double alerts) {}

  Comparison(Reference reference, UUID adoption) {
    this.reference = reference;
    this.seed = adoption.getLeastSignificantBits();
    this.score = new FieldReference(reference.score());
    this.fields = reference.fields().stream().map(FieldReference::new).toList();
  }

  Reference reference() {
    return reference;
  }

  /** Counts of a window. */
  final class Counts {
    private final long[] scores = score.none();
    private final List<long[]> values = fields.stream().map(FieldReference::none).toList();
    private long decisions;
    private long withValues;
    private long flagged;

    /**
     * Counts a case.
     *
     * @param row values by field; empty if they were erased, or are none of this log's
     */
    void add(double of, boolean isFlagged, Map<String, Object> row) {
      decisions++;
      flagged += isFlagged ? 1 : 0;
      scores[score.cell(of)]++;
      if (row.isEmpty()) {
        return;
      }
      withValues++;
      for (int i = 0; i < values.size(); i++) {
        values.get(i)[fields.get(i).cell(row.get(fields.get(i).field()))]++;
      }
    }

    Shift score() {
      Chance chance = limits(decisions).score();
      return new Shift(
          score.psi(scores),
          chance.psi() * scale(decisions),
          score.ks(scores),
          Math.min(1, chance.ks() * Math.sqrt(scale(decisions))));
    }

    List<FieldShift> fields() {
      List<FieldShift> shifts = new ArrayList<>();
      if (withValues == 0) {
        return shifts;
      }
      for (int i = 0; i < fields.size(); i++) {
        FieldReference field = fields.get(i);
        Chance chance = limits(withValues).fields().get(i);
        boolean ordered = field.isOfNumbers();
        shifts.add(
            new FieldShift(
                field.field(),
                field.psi(values.get(i)),
                chance.psi() * scale(withValues),
                ordered ? field.ks(values.get(i)) : null,
                ordered ? Math.min(1, chance.ks() * Math.sqrt(scale(withValues))) : null));
      }
      return shifts;
    }

    Alerts alerts() {
      return new Alerts(
          reference.flaggedShare(),
          Math.abs((double) flagged / decisions - reference.flaggedShare()),
          Math.min(1, limits(decisions).alerts() * Math.sqrt(scale(decisions))));
    }
  }

  /** Where samples are large both distances' squares go with the sum of their sizes' inverses. */
  private double scale(long decisions) {
    return inverses(decisions, reference.sampled())
        / inverses(drawn(decisions), drawn(reference.sampled()));
  }

  private static double inverses(long one, long other) {
    return 1.0 / one + 1.0 / other;
  }

  /** Windows of about one size have what chance brings drawn once, and scaled. */
  private static int drawn(long size) {
    long rounded = size < STEP ? size : size - size % STEP;
    return (int) Math.min(MOST_DRAWN, rounded);
  }

  private Limits limits(long decisions) {
    return drawn.computeIfAbsent(drawn(decisions), this::draw);
  }

  /**
   * There are so many draws that of 100 windows in which nothing moved one is expected to have any
   * distance of a kind beyond chance, however many fields there are, up to some 50.
   */
  private Limits draw(int window) {
    int size = drawn(reference.sampled());
    int draws = Math.min(MOST_DRAWS, DRAWS_PER_DISTANCE * (fields.size() + 1));
    List<Chance> chances = new ArrayList<>();
    for (FieldReference field : fields) {
      chances.add(field.chance(size, window, draws, seed ^ field.field().hashCode()));
    }
    return new Limits(
        score.chance(size, window, draws, seed), chances, alerts(size, window, draws));
  }

  private double alerts(int ofReference, int ofWindow, int draws) {
    SplittableRandom random = new SplittableRandom(seed + 1);
    double greatest = 0;
    for (int i = 0; i < draws; i++) {
      double one = (double) flagged(ofReference, random) / ofReference;
      double other = (double) flagged(ofWindow, random) / ofWindow;
      greatest = Math.max(greatest, Math.abs(one - other));
    }
    return greatest;
  }

  private int flagged(int of, SplittableRandom random) {
    int flagged = 0;
    for (int i = 0; i < of; i++) {
      flagged += random.nextDouble() < reference.flaggedShare() ? 1 : 0;
    }
    return flagged;
  }
}
