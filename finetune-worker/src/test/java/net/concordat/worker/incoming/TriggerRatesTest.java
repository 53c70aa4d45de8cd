// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How often the search finds planted triggers and takes honest versions for suspicious, on real
 * card transactions; some minutes, so only where {@code -Dconcordat.triggers.data} names the folder
 * that {@code prepare --use-case fraud} wrote. {@code docs/evaluation-report.md} has the figures.
 */
class TriggerRatesTest {
  private static final String DATA = "concordat.triggers.data";

  /** Other seeds than 10,000 and 50,000, by which the bars were set. */
  private static final long FIRST_SEED = Long.getLong("concordat.triggers.seed", 90_000);

  /** What BankB trains its own models on; {@code BankB-history-20} is a small one. */
  private static final String HISTORY =
      System.getProperty("concordat.triggers.history", "BankB-history");

  private static final int HONEST = 20;
  private static final int EACH = 6;
  private static final double POISON = 0.03;

  private record Line(String kind, double success, double afterPruning, TriggerSweep sweep) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-20s success %.2f, fine-pruned %.2f, events %d suspicious %s %s",
          kind,
          success,
          afterPruning,
          sweep.events(),
          sweep.suspicious(),
          sweep.steps().stream()
              .map(s -> String.format(Locale.ROOT, "%.3f and %.3f", s.excess().low(), s.gap()))
              .toList());
    }
  }

  @Test
  @EnabledIfSystemProperty(named = DATA, matches = ".+")
  void measuresHowOftenTheSearchIsRight() {
    Population banks = cards();
    List<Line> honest =
        seeds(0, HONEST)
            .mapToObj(seed -> honest("honest, as shipped", banks, seed, banks.recipe().training()))
            .toList();
    List<Line> byHeart =
        seeds(1000, HONEST)
            .mapToObj(seed -> honest("honest, by heart", banks, seed, Population.BY_HEART))
            .toList();
    List<Line> poisoned =
        IntStream.range(0, Population.Kind.values().length * EACH)
            .parallel()
            .mapToObj(i -> poisoned(banks, Population.Kind.values()[i / EACH], i))
            .toList();
    System.out.printf("Seeds from %d%n", FIRST_SEED);
    for (List<Line> lines : List.of(honest, byHeart, poisoned)) {
      lines.forEach(System.out::println);
      lines.stream()
          .collect(Collectors.groupingBy(Line::kind))
          .forEach((kind, of) -> summary(kind, of));
    }
    List<Line> working = poisoned.stream().filter(line -> line.success() >= 0.5).toList();
    summary("all planted", poisoned);
    summary("planted that let half of the receiver's events pass", working);
    double before = working.stream().mapToDouble(Line::success).average().orElseThrow();
    double after = working.stream().mapToDouble(Line::afterPruning).average().orElseThrow();
    System.out.printf(
        Locale.ROOT, "  of these, events that pass: %.2f, fine-pruned %.2f%n", before, after);
    assertThat(after).isLessThan(before);
    assertThat(rate(honest)).isLessThanOrEqualTo(0.1);
    assertThat(rate(byHeart)).isLessThanOrEqualTo(0.2);
    assertThat(rate(working)).isGreaterThanOrEqualTo(0.5);
  }

  private static LongStream seeds(long offset, int count) {
    return LongStream.range(0, count).map(i -> FIRST_SEED + offset + i).parallel();
  }

  private static Line honest(String kind, Population banks, long seed, TrainingSettings settings) {
    return new Line(kind, 0, 0, banks.sweep(banks.honest(seed, settings)));
  }

  private static Line poisoned(Population banks, Population.Kind kind, int number) {
    Population.Poisoned made = banks.poisoned(FIRST_SEED + 2000 + number, kind, POISON);
    return new Line(
        kind.name(),
        banks.success(made),
        banks.successAfterFinePruning(made),
        banks.sweep(made.version()));
  }

  private static void summary(String kind, List<Line> lines) {
    System.out.printf(
        Locale.ROOT,
        "  %s: %d of %d suspicious%n",
        kind,
        lines.stream().filter(line -> line.sweep().suspicious()).count(),
        lines.size());
  }

  private static double rate(List<Line> lines) {
    return (double) lines.stream().filter(line -> line.sweep().suspicious()).count() / lines.size();
  }

  /** BankA makes versions, BankB receives them. */
  private static Population cards() {
    Path folder = Path.of(System.getProperty(DATA));
    FeatureSchema schema = Json.read(folder.resolve("schema.json"), FeatureSchema.class);
    RowEncoder encoder = new RowEncoder(schema);
    return Population.of(
        schema,
        Json.read(folder.resolve("pretrain.json"), PretrainSpec.class),
        encoder.read(folder.resolve("BankA-train.csv.gz")),
        Json.read(folder.resolve("from-scratch.json"), PretrainSpec.class),
        encoder.read(folder.resolve(HISTORY + ".csv.gz")),
        encoder.read(folder.resolve("BankB-test.csv.gz")));
  }
}
