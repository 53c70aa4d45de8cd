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
   * @param number which of its versions
   */
  record Version(String path, String modelId, int number) {
    static Version of(JsonNode key) {
      String model = key.path("modelId").asText();
      int number = key.path("version").asInt();
      return new Version("models/%s/versions/%d".formatted(model, number), model, number);
    }
  }

  /** Those that a party's people look at, the newest first. */
  static List<Version> newest(RegistryClient registry) throws IOException, InterruptedException {
    List<Version> found = new ArrayList<>();
    asked(registry).forEach(each -> found.add(Version.of(each.path("version"))));
    return found;
  }

  private static JsonNode asked(RegistryClient registry) throws IOException, InterruptedException {
    return registry
        .get(
            "/api/v1/versions",
            Map.of(
                "owner", LargeBank.BANK.ledgerName(),
                "status", "APPROVED",
                "limit", Integer.toString(VERSIONS)))
        .path("items");
  }

  /** Writes them, and says about which versions. */
  static List<Version> write(LargeBank bank) throws IOException, InterruptedException {
    return new BankPapers(bank.registry("developer")).write();
  }

  private List<Version> write() throws IOException, InterruptedException {
    JsonNode newest = asked(developer);
    List<Version> written = new ArrayList<>();
    for (JsonNode each : newest) {
      Version version = Version.of(each.path("version"));
      developer.write(
          "/api/v1/" + version.path() + "/documents/model-card",
          JSON.writeValueAsBytes(
              Map.of(
                  "details",
                  Map.of("name", version.modelId()),
                  "usage",
                  Map.of("for", TEXT, "notFor", TEXT))));
      report(
          version.path(), version.modelId(), each.path("version").path("artifactDigest").asText());
      written.add(version);
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
