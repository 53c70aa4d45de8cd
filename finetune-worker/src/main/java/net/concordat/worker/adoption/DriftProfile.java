// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.RowSource;

/**
 * What a bank's rows look like when it adopts a version: counts of each feature and of the scores,
 * without any answer. It says much about the rows, so it stays in the bank.
 *
 * @param format always {@value #FORMAT}
 * @param artifactDigest the version that scored the rows
 * @param rows how many
 * @param features in the order of the schema
 * @param score of the rows
 */
public record DriftProfile(
    String format,
    String artifactDigest,
    long rows,
    List<Distribution> features,
    Distribution score) {
  /** The format this version writes and reads. */
  public static final String FORMAT = "concordat-drift-profile/1";

  /** Spans of a number, each with about as many of the bank's rows. */
  static final int SPANS = 100;

  private static final int SAMPLE = 20_000;
  private static final long SEED = 29;

  /** Refuses what cannot be a profile. */
  public DriftProfile {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "'format' must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    Checks.hex32("artifactDigest", artifactDigest);
    Checks.range("rows", rows, 1, Long.MAX_VALUE);
    features = Checks.list("features", features, 1, Integer.MAX_VALUE);
    Checks.required("score", score);
    for (Distribution one : features) {
      requireAllRows(rows, one);
    }
    requireAllRows(rows, score);
  }

  private static void requireAllRows(long rows, Distribution one) {
    if (one.present() + one.missing() != rows) {
      throw new InvalidInputException(
          "The counts of '%s' must be of %d rows, but are of %d"
              .formatted(one.name(), rows, one.present() + one.missing()));
    }
  }

  /**
   * Makes a profile, in two passes: the spans of numbers come from the first, by quantiles of at
   * most {@value #SAMPLE} rows that a fixed seed draws, the counts of all rows from the second.
   *
   * @param source rows under the names of the version's schema; answers are not needed
   * @throws InvalidInputException if rows break the schema, there are none, or others come in the
   *     second pass
   */
  public static DriftProfile of(LoadedArtifact version, RowSource source) {
    UnlabelledRows rows = new UnlabelledRows(source, version.artifact());
    List<Sample> samples = new ArrayList<>();
    for (int column = 0; column <= rows.columns().size(); column++) {
      samples.add(new Sample(SEED + column));
    }
    long seen =
        rows.forEach(
            values -> {
              for (int column = 0; column < values.length; column++) {
                samples.get(column).add(values[column]);
              }
            });
    List<Distribution> empty = new ArrayList<>();
    for (int column = 0; column < rows.columns().size(); column++) {
      WatchedColumn watched = rows.columns().get(column);
      empty.add(
          watched.values().isEmpty()
              ? ofNumbers(watched.name(), samples.get(column).edges())
              : ofValues(watched.name(), watched.values()));
    }
    empty.add(ofNumbers("score", samples.get(rows.columns().size()).edges()));
    List<Distribution> counted = counted(rows, empty, seen);
    return new DriftProfile(
        FORMAT,
        version.digest().hex(),
        seen,
        counted.subList(0, counted.size() - 1),
        counted.get(counted.size() - 1));
  }

  /** The counts of rows by this profile's spans and values, the score's last. */
  List<Distribution> counts(UnlabelledRows rows) {
    List<Distribution> all = new ArrayList<>(features);
    all.add(score);
    return counted(rows, all, null);
  }

  private static List<Distribution> counted(
      UnlabelledRows rows,
      List<Distribution> bins,
      @org.jspecify.annotations.Nullable Long expected) {
    List<Distribution.Counter> counters = bins.stream().map(Distribution::counter).toList();
    long seen =
        rows.forEach(
            values -> {
              for (int column = 0; column < values.length; column++) {
                counters.get(column).add(values[column]);
              }
            });
    if (expected != null && seen != expected) {
      throw new InvalidInputException(
          "%s must give the same rows each time it is read, but gave %d and then %d"
              .formatted(rows.name(), expected, seen));
    }
    return counters.stream().map(Distribution.Counter::distribution).toList();
  }

  private static Distribution ofNumbers(String name, List<Double> edges) {
    return new Distribution(name, edges, List.of(), zeros(edges.size() + 1), 0);
  }

  private static Distribution ofValues(String name, List<String> values) {
    return new Distribution(name, List.of(), values, zeros(values.size()), 0);
  }

  private static List<Long> zeros(int count) {
    return LongStream.generate(() -> 0).limit(count).boxed().toList();
  }

  /** Numbers of a column, all of them where they are few. */
  private static final class Sample {
    private final SplittableRandom random;
    private double[] kept = new double[256];
    private long seen;

    Sample(long seed) {
      this.random = new SplittableRandom(seed);
    }

    void add(double value) {
      if (Double.isNaN(value)) {
        return;
      }
      long place = seen < SAMPLE ? seen : random.nextLong(seen + 1);
      seen++;
      if (place < SAMPLE) {
        if (place >= kept.length) {
          kept = Arrays.copyOf(kept, Math.min(SAMPLE, 2 * kept.length));
        }
        kept[(int) place] = value;
      }
    }

    /** Quantiles at equal shares, each once. */
    List<Double> edges() {
      double[] sorted = Arrays.copyOf(kept, (int) Math.min(seen, SAMPLE));
      Arrays.sort(sorted);
      List<Double> edges = new ArrayList<>();
      for (int span = 1; span < SPANS && sorted.length > 0; span++) {
        // So many of the sorted numbers are at most the edge.
        int upTo = (int) Math.ceil((double) span * sorted.length / SPANS);
        double edge = sorted[upTo - 1];
        if (edges.isEmpty() || edge > edges.get(edges.size() - 1)) {
          edges.add(edge);
        }
      }
      return edges;
    }
  }
}
