// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import org.junit.jupiter.api.Test;

class DriftTest {
  @Test
  void isWorkedByHandForTwoValues() {
    // Shares of 50.5/101 and 50.5/101 become 80.5/101 and 20.5/101.
    Drift drift = Drift.of(values(50, 50), values(80, 20), true);

    assertThat(drift.psi())
        .isCloseTo(
            (30 / 101.0) * Math.log(80.5 / 50.5) - (30 / 101.0) * Math.log(20.5 / 50.5),
            within(1e-12));
    assertThat(drift.psi()).isCloseTo(0.4062868212713332, within(1e-12));
    assertThat(drift.ks()).isCloseTo(0.3, within(1e-12));
    assertThat(drift.change()).isEqualTo(Drift.Change.MUCH);
    // 3.8415 is chi squared's 95 % quantile with one degree of freedom, as tables have it.
    assertThat(drift.psiByChance()).isCloseTo(3.8415 * (1 / 100.0 + 1 / 100.0), within(1e-4));
  }

  @Test
  void countsEmptyCellsAsAGroupAndLeavesThemOutOfTheDistance() {
    Drift drift =
        Drift.of(
            new Distribution("x", List.of(), List.of("0", "1"), List.of(50L, 50L), 0),
            new Distribution("x", List.of(), List.of("0", "1"), List.of(25L, 25L), 50),
            true);

    assertThat(drift.change()).isEqualTo(Drift.Change.MUCH);
    assertThat(drift.missingBefore()).isZero();
    assertThat(drift.missingNow()).isEqualTo(0.5);
    assertThat(drift.ks()).isZero();
  }

  @Test
  void givesNoDistanceOfValuesWithoutAnOrder() {
    assertThat(Drift.of(values(50, 50), values(80, 20), false).ks()).isNull();
  }

  @Test
  void staysFiniteWhereAValueIsNewOrGone() {
    assertThat(Drift.of(values(0, 100), values(100, 0), true).psi()).isBetween(5.0, 20.0);
  }

  @Test
  void putsRareValuesTogetherSoThatTheyDoNotMakeUpDrift() {
    List<Long> before = new ArrayList<>(List.of(10_000L));
    List<Long> now = new ArrayList<>(List.of(10_000L));
    for (int i = 0; i < 100; i++) {
      before.add((long) (i % 2));
      now.add((long) ((i + 1) % 2));
    }
    List<String> names = Stream.iterate(0, i -> i + 1).limit(101).map(i -> "v" + i).toList();

    Drift drift =
        Drift.of(
            new Distribution("x", List.of(), names, before, 0),
            new Distribution("x", List.of(), names, now, 0),
            false);

    assertThat(drift.psi()).isZero();
  }

  /** 19 of 20 draws: of 400, 4 to 36 above are within 3.7 standard deviations. */
  @Test
  void isRarelyAboveWhatChanceAloneGives() {
    Random random = new Random(7);
    int above = 0;
    for (int draw = 0; draw < 400; draw++) {
      Drift drift = Drift.of(tenths(random, 5000), tenths(random, 1000), true);
      above += drift.psi() > drift.psiByChance() ? 1 : 0;
    }
    assertThat(above).as("seed 7").isBetween(4, 36);
  }

  @Test
  void refusesCountsThatDoNotFitTheirSpans() {
    String sound =
        """
        {"name": "x", "edges": [1.0, 2.0], "values": [], "counts": [1, 2, 3], "missing": 0}""";

    assertThat(read(sound).present()).isEqualTo(6);
    assertThatThrownBy(() -> read(sound.replace("[1.0, 2.0]", "[2.0, 1.0]")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'x.edges' must rise");
    assertThatThrownBy(() -> read(sound.replace("[1, 2, 3]", "[1, 2]")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'x.counts' must have 3 to 3 elements, but has 2");
    assertThatThrownBy(() -> read(sound.replace("[1, 2, 3]", "[1, 2, -3]")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'x.counts' must be between 0");
  }

  private static Distribution read(String json) {
    return Json.read(
        json.getBytes(java.nio.charset.StandardCharsets.UTF_8), Distribution.class, "a text");
  }

  private static Distribution values(long zero, long one) {
    return new Distribution("x", List.of(), List.of("0", "1"), List.of(zero, one), 0);
  }

  private static Distribution tenths(Random random, int rows) {
    Distribution.Counter counter =
        new Distribution(
                "x",
                List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
                List.of(),
                List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L),
                0)
            .counter();
    for (int i = 0; i < rows; i++) {
      counter.add(random.nextDouble());
    }
    return counter.distribution();
  }
}
