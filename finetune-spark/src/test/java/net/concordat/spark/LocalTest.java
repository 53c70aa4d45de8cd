// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.concordat.worker.data.source.CsvSource;
import net.concordat.worker.training.PretrainSpec;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On two threads of one process. */
@Timeout(120)
class LocalTest {
  private static final int ROWS = 2600;

  @TempDir private Path folder;

  @Test
  void makesTheWorkersArtifactAndDescriptor() throws IOException {
    Bank bank = Bank.with(folder, ROWS);
    PretrainSpec spec = bank.pretrainSpec(4);
    Bank.Made alone = bank.pretrainedByTheWorker(spec);
    Bank.Made onSpark = pretrain(bank).made();

    assertThat(onSpark.artifact().getFileName()).isEqualTo(alone.artifact().getFileName());
    assertThat(onSpark.descriptor()).isEqualTo(alone.descriptor());
  }

  @Test
  void fineTunesToTheWorkersArtifactWhateverTheNumberOfShares() throws IOException {
    Bank bank = Bank.with(folder, ROWS);
    Path base = bank.pretrainedByTheWorker(bank.pretrainSpec(1)).artifact();
    Bank.Made alone = bank.fineTunedByTheWorker(base, bank.fineTuneSpec());
    for (String shares : new String[] {"1", "3"}) {
      Bank.Made onSpark =
          bank.run(
                  "fine-tune",
                  "--quiet",
                  "--master=local[2]",
                  "--shares=" + shares,
                  "--base=" + base,
                  "--spec=" + folder.resolve("fine-tune.json"),
                  "--out=" + folder.resolve("spark"))
              .made();
      assertThat(onSpark.descriptor()).isEqualTo(alone.descriptor());
    }
  }

  @Test
  void tellsWhatTheWorkerTellsOfEachPass() throws IOException {
    Bank bank = Bank.with(folder, 900);
    bank.pretrainSpec(2);
    String spec = "--spec=" + folder.resolve("pretrain.json");
    String out = "--out=" + folder.resolve("made");

    List<String> told = passes(bank.run("pretrain", "--json", "--master=local[2]", spec, out));
    assertThat(told)
        .hasSize(2)
        .allMatch(line -> line.contains("\"trainingLoss\":"))
        .isEqualTo(passes(bank.runWorker("pretrain", "--json", spec, out)));
  }

  /** The lines of the passes, without how fast they went. */
  private static List<String> passes(Bank.Run run) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("{\"epoch\":"))
        .map(line -> line.replaceAll("\"(rowsPerSecond|secondsLeft)\":[^,}]*", ""))
        .toList();
  }

  @Test
  void refusesTheFirstBadCellByRowColumnAndReason() throws IOException {
    Bank bank = Bank.with(folder, 10);
    String rows = Files.readString(bank.rows());
    Files.writeString(bank.rows(), rows + rows.substring(rows.indexOf('\n') + 1).repeat(250));
    Files.writeString(
        bank.rows(), Files.readString(bank.rows()) + "1,2,a,0,,1\n1,2,a,0,,7\n1,2000,a,0,,0\n");
    bank.pretrainSpec(1);

    Bank.Run run = pretrain(bank);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "%s, row 2512, column 'bad': the label must be 0 or 1, but is '7'"
                .formatted(bank.rows()));
  }

  @Test
  void eachTaskReadsAPartOfTheTextOfItsOwn() throws IOException {
    Bank bank = Bank.with(folder, ROWS);
    try (JavaSparkContext spark = new JavaSparkContext(SparkOptions.settings("local[2]"))) {
      assertThat(FileParts.of(spark, new CsvSource(bank.rows()), 3))
          .hasSize(3)
          .allSatisfy(part -> assertThat(part.rows()).isBetween(ROWS / 4L, ROWS / 2L));
    }
  }

  @Test
  void refusesAFileWithoutRows() throws IOException {
    Bank bank = Bank.with(folder, 0);
    bank.pretrainSpec(1);

    Bank.Run run = pretrain(bank);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("must have rows, but has only a header");
  }

  private Bank.Run pretrain(Bank bank) {
    return bank.run(
        "pretrain",
        "--quiet",
        "--master=local[2]",
        "--spec=" + folder.resolve("pretrain.json"),
        "--out=" + folder.resolve("spark"));
  }
}
