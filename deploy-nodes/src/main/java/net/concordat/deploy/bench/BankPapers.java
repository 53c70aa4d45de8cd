// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.ui.bench.SampleReport;

/** What a bank's people wrote about the versions that they work with: cards, reports, jobs. */
final class BankPapers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSIONS = 40;
  private static final int JOBS = 120;
  private static final String TEXT =
      "Scores payments before they are authorised, see [the data sheet](https://bank.example/data). "
          .repeat(6);

  private final RegistryClient developer;
  private final JsonNode report;

  private BankPapers(RegistryClient developer) throws IOException {
    this.developer = developer;
    try (InputStream sample = SampleReport.open()) {
      this.report = JSON.readTree(sample);
    }
  }

  /**
   * A version that people look at.
   *
   * @param path of its page
   * @param modelId of its model
   */
  record Version(String path, String modelId) {}

  /** Writes them, and says about which versions. */
  static List<Version> write(LargeBank bank) throws IOException, InterruptedException {
    return new BankPapers(bank.registry("developer")).write();
  }

  private List<Version> write() throws IOException, InterruptedException {
    JsonNode newest =
        developer
            .get(
                "/api/v1/versions",
                Map.of(
                    "owner", LargeBank.BANK.ledgerName(),
                    "status", "APPROVED",
                    "limit", Integer.toString(VERSIONS)))
            .path("items");
    List<Version> written = new ArrayList<>();
    for (JsonNode each : newest) {
      JsonNode key = each.path("version");
      String model = key.path("modelId").asText();
      String path = "models/%s/versions/%d".formatted(model, key.path("version").asInt());
      developer.write(
          "/api/v1/" + path + "/documents/model-card",
          JSON.writeValueAsBytes(
              Map.of(
                  "details", Map.of("name", model), "usage", Map.of("for", TEXT, "notFor", TEXT))));
      report(path, model, key.path("artifactDigest").asText());
      written.add(new Version(path, model));
    }
    for (int i = 0; i < JOBS; i++) {
      JsonNode key = newest.get(i % newest.size()).path("version");
      developer.post(
          "/api/v1/jobs",
          Map.of(
              "modelId", key.path("modelId").asText(),
              "version", key.path("version").asInt(),
              "recipe", Map.of("epochs", 3)));
    }
    return written;
  }

  /** On rows that are the same for each version of a model. */
  private void report(String path, String model, String artifact)
      throws IOException, InterruptedException {
    ObjectNode said = report.deepCopy();
    said.put("artifactDigest", artifact);
    ((ObjectNode) said.path("dataCommitment")).put("value", model);
    byte[] text = JSON.writeValueAsBytes(said);
    developer.write("/api/v1/" + path + "/evaluation-reports/" + sha256(text), text);
  }

  private static String sha256(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
