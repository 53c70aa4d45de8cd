// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;

/**
 * Reports that {@code finetune-worker evaluate} wrote of two models of the demonstration's card
 * transactions, on the same rows: version 79 is trained as shipped, version 80 with an epsilon of 3
 * and audited.
 */
public final class SampleReports {
  /** The rows that both were measured on. */
  public static final String ROWS =
      "eddae6cfb62c44c2c17e2a5cd995ff92053568cb717d6f32f5fabe2ddfb0b4b7";

  private static final List<Integer> VERSIONS = List.of(80, 79);

  private SampleReports() {}

  /** The digest under which a version's report is kept. */
  public static String digest(int version) {
    return "%04x".formatted(version).repeat(16);
  }

  /** What the worker wrote of a version. */
  public static String text(int version) {
    try (InputStream file =
        Objects.requireNonNull(
            SampleReports.class.getResourceAsStream("report-" + version + ".json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void tell(FakeRegistry registry) {
    registry.answers("GET evaluation-reports", SampleReports::find);
    VERSIONS.forEach(
        version -> registry.gives("evaluation-reports/" + digest(version), text(version)));
  }

  private static Answer find(Asked asked) {
    String model = asked.parameter("modelId").orElse(Samples.CARD_FRAUD);
    String rows = asked.parameter("dataCommitment").orElse(ROWS);
    String items =
        VERSIONS.stream()
            .filter(version -> model.equals(Samples.CARD_FRAUD) && rows.equals(ROWS))
            .filter(
                version ->
                    asked
                        .parameter("version")
                        .map(Integer::valueOf)
                        .orElse(version)
                        .equals(version))
            .map(SampleReports::kept)
            .collect(Collectors.joining(","));
    return new Answer(200, "{\"items\": [" + items + "]}");
  }

  /** What the registry says of the report of a version. */
  public static String kept(int version) {
    return """
    {"number": %d, "digest": "%s", "modelId": "%s", "version": %d, "dataCommitment": "%s",
     "rows": 1236, "positives": 82, "author": "subject-of-validator",
     "writtenAt": "2026-03-01T10:00:00Z"}
    """
        .formatted(version, digest(version), Samples.CARD_FRAUD, version, ROWS);
  }
}
