// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Private runs, and autoencoders, on two threads of one process: from the same key the artifact and
 * the descriptor, spend included, are those that the worker makes by itself.
 */
@Timeout(180)
class PrivateAndUnlabelledTest {
  private static final String SETTINGS =
      "\"learningRate\": 0.01, \"epochs\": %d, \"batchSize\": 150, \"l2\": 1e-4,"
          + " \"inputDropout\": 0.1, \"dropout\": 0.2, \"classWeighting\": \"NONE\"";
  private static final String NOISE =
      ", \"units\": 2000, \"clippingNorm\": 0.5, \"noiseMultiplier\": 1.0, \"delta\": 1e-6";
  private static final String ROW = "\"unit\": \"ROW\", \"rowUnitReason\": \"made up\"" + NOISE;
  private static final String CUSTOMER =
      "\"unit\": \"CUSTOMER\", \"customerColumn\": \"note\", \"rowsPerCustomer\": 3" + NOISE;
  private static final String WEIGHTED =
      ROW + ", \"classWeights\": {\"negative\": 1, \"positive\": 3}";
  private static final String LABELLED = "\"label\": \"bad\"";
  private static final String UNLABELLED = "\"autoencoder\": {\"decoder\": [6]}";

  @TempDir private Path folder;

  @BeforeEach
  void takeTestKeys() {
    System.setProperty(Bank.TEST_KEYS, "true");
  }

  @AfterEach
  void takeNoTestKeys() {
    System.clearProperty(Bank.TEST_KEYS);
  }

  /** Rows of customers who have one to five each, in the column of notes. */
  private Bank bank() throws IOException {
    Bank bank = Bank.with(folder, 0);
    StringBuilder csv = new StringBuilder("amount,score,kind,young,note,bad\n");
    for (int i = 0; i < 1900; i++) {
      int customer = (i * 7919) % 1000 / (1 + i % 2);
      csv.append(
          "%d,%.3f,%s,%d,c%d,%d%n"
              .formatted(i % 997, Math.sin(i), i % 3 == 0 ? "a" : "b", i % 2, customer, i % 5 / 4));
    }
    Files.writeString(bank.rows(), csv);
    return bank;
  }

  private void spec(String kind, int passes, String more) throws IOException {
    Files.writeString(
        folder.resolve("pretrain.json"),
        "{\"format\": \"concordat-pretrain/1\", \"data\": \"rows.csv\", \"schema\": \"schema.json\", "
            + kind
            + ", \"hiddenLayers\": [16, 8], \"training\": {"
            + SETTINGS.formatted(passes)
            + more
            + "}, \"seed\": 5, \"card\": {\"name\": \"T\", \"usage\": {\"intendedUse\": \"T\","
            + " \"outOfScope\": \"T\", \"dataTerms\": \"T\"}}}");
  }

  private String checkpoint(String name) throws IOException {
    return "--checkpoint=" + Bank.withTestKey(folder.resolve(name));
  }

  private String[] arguments(String checkpoint, String out) {
    return new String[] {
      "pretrain",
      "--quiet",
      checkpoint,
      "--spec=" + folder.resolve("pretrain.json"),
      "--out=" + folder.resolve(out)
    };
  }

  private Bank.Run onSpark(Bank bank, String checkpoint, String shares) {
    String[] same = arguments(checkpoint, "spark");
    return bank.run(
        same[0], same[1], same[2], same[3], same[4], "--master=local[2]", "--shares=" + shares);
  }

  @ParameterizedTest
  @CsvSource({"WEIGHTED, 1", "CUSTOMER, 3", "UNLABELLED, 3", "PRIVATE_UNLABELLED, 3"})
  void makesTheWorkersArtifactAndDescriptor(String kind, String shares) throws IOException {
    Bank bank = bank();
    boolean unlabelled = kind.endsWith("UNLABELLED");
    String more =
        switch (kind) {
          case "UNLABELLED" -> ", \"earlyStopping\": {\"validationShare\": 0.2, \"patience\": 3}";
          case "CUSTOMER" -> ", \"privacy\": {" + CUSTOMER + "}";
          case "WEIGHTED" -> ", \"privacy\": {" + WEIGHTED + "}";
          default -> ", \"privacy\": {" + ROW + "}";
        };
    spec(unlabelled ? UNLABELLED : LABELLED, 2, more);

    Bank.Made alone = bank.runWorker(arguments(checkpoint("a"), "worker")).made();
    Bank.Run onSpark = onSpark(bank, checkpoint("b"), shares);

    assertThat(onSpark.made().artifact().getFileName()).isEqualTo(alone.artifact().getFileName());
    assertThat(onSpark.made().descriptor()).isEqualTo(alone.descriptor());
    assertThat(onSpark.out().contains("\"spend\"")).isEqualTo(!kind.equals("UNLABELLED"));
    if (!kind.equals("UNLABELLED")) {
      assertThat(folder.resolve("b").resolve("key")).doesNotExist();
    }
  }

  @Test
  void aRunThatEndsOnSparkGoesOnAtTheWorkerToTheSameArtifact() throws IOException {
    Bank bank = bank();
    spec(LABELLED, 60, ", \"privacy\": {" + ROW + "}");
    Bank.Made alone = bank.runWorker(arguments(checkpoint("a"), "worker")).made();
    String checkpoint = checkpoint("b");
    Path kept = folder.resolve("b").resolve("checkpoint.bin");
    StringWriter said = new StringWriter();
    PrintWriter ends =
        new PrintWriter(said) {
          @Override
          public void write(String text, int from, int count) {
            super.write(text, from, count);
            if (text.contains("{\"epoch\":") && Files.exists(kept)) {
              throw new IllegalStateException("the driver dies");
            }
          }
        };
    String[] same = arguments(checkpoint, "spark");
    int code =
        Main.run(ends, ends, same[0], "--json", same[2], same[3], same[4], "--master=local[2]");

    assertThat(code).as(said.toString()).isOne();
    assertThat(said.toString()).doesNotContain("{\"epoch\":60,");
    Bank.Made went = bank.runWorker(arguments(checkpoint, "again")).made();
    assertThat(went.descriptor()).isEqualTo(alone.descriptor());
    assertThat(folder.resolve("b").resolve("key")).doesNotExist();
  }

  @Test
  void refusesRowsThatAreAllTheSameAndCustomersThatAreNot() throws IOException {
    Bank bank = bank();
    Files.writeString(
        bank.rows(), "amount,score,kind,young,note,bad\n" + "1,1,a,1,c1,0\n".repeat(20));
    spec(UNLABELLED, 1, "");
    Bank.Run same = onSpark(bank, checkpoint("a"), "2");
    spec(LABELLED, 1, ", \"privacy\": {" + CUSTOMER.replace("note", "who") + "}");
    Bank.Run nobody = onSpark(bank, checkpoint("b"), "2");

    assertThat(same.code()).isEqualTo(2);
    assertThat(same.err()).contains("but all 20 rows have the same inputs");
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.err()).contains("[who]");
  }
}
