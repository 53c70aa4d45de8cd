// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.concordat.scoring.monitoring.Figures.FieldShift;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Distances against hand-worked ones, and what chance brings against what it should. */
class DistancesTest {
  private static List<@Nullable Object> values(double... values) {
    return new ArrayList<>(DoubleStream.of(values).boxed().toList());
  }

  private static long[] counted(FieldReference field, Object... values) {
    long[] counts = field.none();
    for (Object value : values) {
      counts[field.cell(value)]++;
    }
    return counts;
  }

  @Test
  void indexIsTheSumOverShares() {
    // (0.4 - 0.5) ln 0.8 + (0.35 - 0.3) ln (7/6) + (0.25 - 0.2) ln 1.25
    assertThat(Distances.psi(new long[] {50, 30, 20}, new long[] {40, 35, 25}))
        .isCloseTo(0.0223144 + 0.0077075 + 0.0111572, within(1e-6));
    assertThat(Distances.psi(new long[] {5, 5}, new long[] {50, 50})).isZero();
    // A bin that nobody is in counts as a ten-thousandth: (0.5 - 0.0001) ln 5000, and 0.5 ln 2.
    assertThat(Distances.psi(new long[] {10, 0}, new long[] {5, 5}))
        .isCloseTo(0.4999 * Math.log(5000) + 0.5 * Math.log(2), within(1e-9));
  }

  @Test
  void distanceIsTheGreatestOfTheTwoFunctions() {
    FieldReference field = new FieldReference(FieldCounts.of("x", values(1, 2, 3, 4)));
    // Half of the window is above all of the reference.
    assertThat(field.ks(counted(field, 3.0, 4.0, 5.0, 6.0))).isCloseTo(0.5, within(1e-12));
    assertThat(field.ks(counted(field, 1.0, 2.0, 3.0, 4.0))).isZero();
    assertThat(field.ks(counted(field, 0.5, 0.7))).isEqualTo(1);
    // Below 2 is a quarter of the reference and all of the window.
    assertThat(field.ks(counted(field, 1.5))).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void distanceIsThatOfSortedSamplesForAnyValues() {
    long seed = System.nanoTime();
    System.out.println("DistancesTest: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      double[] reference = random.ints(40, 0, 30).asDoubleStream().toArray();
      double[] window = random.ints(25, 5, 35).asDoubleStream().toArray();
      FieldReference field = new FieldReference(FieldCounts.of("x", values(reference)));
      assertThat(field.ks(counted(field, Arrays.stream(window).boxed().toArray())))
          .isCloseTo(slowly(reference, window), within(1e-12));
    }
  }

  private static double slowly(double[] reference, double[] window) {
    return DoubleStream.concat(DoubleStream.of(reference), DoubleStream.of(window))
        .map(
            at ->
                Math.abs(
                    (double) Arrays.stream(reference).filter(x -> x <= at).count()
                            / reference.length
                        - (double) Arrays.stream(window).filter(x -> x <= at).count()
                            / window.length))
        .max()
        .orElseThrow();
  }

  @Test
  void binsAreDecilesOfTheReferenceAndOneOfMissingValues() {
    FieldReference field =
        new FieldReference(
            FieldCounts.of("x", values(IntStream.rangeClosed(1, 100).asDoubleStream().toArray())));
    // 10 is in the first tenth and 10.5 in the second: all of the window in one of ten bins.
    double oneBin = 0.9 * Math.log(10) + 9 * (0.1 - 1e-4) * Math.log(1000);
    assertThat(field.psi(counted(field, 1.0, 9.5, 10.0))).isCloseTo(oneBin, within(1e-9));
    assertThat(field.psi(counted(field, 10.5, 20.0))).isCloseTo(oneBin, within(1e-9));
    long[] missing = field.none();
    missing[field.cell(null)]++;
    assertThat(field.psi(missing)).isGreaterThan(oneBin);
    assertThat(field.ks(missing)).isZero();
  }

  @Test
  void categoriesAreComparedByNameAndRareOnesHaveNone() {
    List<@Nullable Object> sample = new ArrayList<>();
    IntStream.range(0, 60).forEach(i -> sample.add("DE"));
    IntStream.range(0, 40).forEach(i -> sample.add(i < 35 ? "FR" : "rare" + i));
    FieldCounts counts = FieldCounts.of("country", sample);
    assertThat(counts.categories()).containsExactly("DE", "FR");
    assertThat(counts.counts()).containsExactly(60, 35, 5);
    FieldReference field = new FieldReference(counts);
    assertThat(field.isOfNumbers()).isFalse();
    assertThat(field.cell("IT")).isEqualTo(field.cell("rare36"));
    assertThat(field.psi(counted(field, "DE", "DE", "DE")))
        .isCloseTo(
            0.4 * Math.log(1 / 0.6)
                + (0.35 - 1e-4) * Math.log(0.35 / 1e-4)
                + (0.05 - 1e-4) * Math.log(0.05 / 1e-4),
            within(1e-9));
  }

  /** With a fixed seed: 300 windows in which nothing moved, three distances of each kind. */
  @Test
  void whatDidNotMoveIsHardlyEverBeyondChanceAndWhatMovedIs() {
    Random random = new Random(11);
    UUID adoption = new UUID(3, 4);
    Sample sample = new Sample(adoption);
    IntStream.range(0, 2_000).forEach(i -> add(sample, random));
    Comparison comparison =
        new Comparison(sample.reference(Reference.FIRST_WINDOW, null, null), adoption);
    int psiBeyond = 0;
    int ksBeyond = 0;
    int alertsBeyond = 0;
    for (int window = 0; window < 300; window++) {
      Comparison.Counts counts = comparison.new Counts();
      IntStream.range(0, 400 + 10 * window).forEach(i -> add(counts, random, 0));
      FieldShift field = counts.fields().get(0);
      psiBeyond +=
          field.psi() > field.psiAlarm() || counts.score().psi() > counts.score().psiAlarm()
              ? 1
              : 0;
      ksBeyond += counts.score().ks() > counts.score().ksAlarm() || beyond(field) ? 1 : 0;
      alertsBeyond += counts.alerts().change() > counts.alerts().changeAlarm() ? 1 : 0;
    }
    // One in a hundred is expected of each kind; eight of 300 or more come once in 80 times.
    assertThat(List.of(psiBeyond, ksBeyond, alertsBeyond)).allMatch(beyond -> beyond < 12);
    Comparison.Counts moved = comparison.new Counts();
    IntStream.range(0, 500).forEach(i -> add(moved, random, 0.5));
    assertThat(moved.score().psi()).isGreaterThan(moved.score().psiAlarm());
    assertThat(moved.score().ks()).isGreaterThan(moved.score().ksAlarm());
    assertThat(moved.fields()).allMatch(DistancesTest::beyond);
    assertThat(moved.alerts().change()).isGreaterThan(moved.alerts().changeAlarm());
  }

  /** They are no missing values, which would look like a field that broke. */
  @Test
  void erasedValuesSayNothingOfFields() {
    Random random = new Random(12);
    Sample sample = new Sample(new UUID(3, 4));
    IntStream.range(0, 500).forEach(i -> add(sample, random));
    sample.add(0.5, false, Map.of());
    Reference reference = sample.reference(Reference.FIRST_WINDOW, null, null);
    assertThat(reference.fields().get(0).missing()).isZero();
    Comparison comparison = new Comparison(reference, new UUID(3, 4));
    Comparison.Counts some = comparison.new Counts();
    Comparison.Counts with = comparison.new Counts();
    Comparison.Counts none = comparison.new Counts();
    for (int i = 0; i < 200; i++) {
      double x = random.nextGaussian();
      some.add(score(x), false, Map.of("x", x));
      with.add(score(x), false, Map.of("x", x));
      with.add(score(x), false, Map.of());
      none.add(score(x), false, Map.of());
    }
    assertThat(with.fields()).isEqualTo(some.fields());
    assertThat(none.fields()).isEmpty();
    assertThat(none.score().psi()).isEqualTo(some.score().psi());
  }

  private static boolean beyond(FieldShift field) {
    Double ks = field.ks();
    Double chance = field.ksAlarm();
    return ks != null && chance != null && ks > chance;
  }

  private static void add(Sample sample, Random random) {
    double x = random.nextGaussian();
    sample.add(score(x), score(x) > 0.8, Map.of("x", x));
  }

  private static void add(Comparison.Counts counts, Random random, double by) {
    double x = random.nextGaussian() + by;
    counts.add(score(x), score(x) > 0.8, Map.of("x", x));
  }

  private static double score(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
