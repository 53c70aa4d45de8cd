// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.worker.WorkerRuns;

/** What workers leave: the two files of a version, and a bank's rows with its commitment. */
final class JourneyFiles {
  /** What the card calls the version. */
  static final String NAME = "made for journeys";

  /** BankB's little history. */
  static final String ROWS = "BankB-history-20.csv.gz";

  /** Rows of BankB that no training sees. */
  static final String TEST_ROWS = "BankB-test.csv.gz";

  /** What BankB commits to before it measures on them. */
  static final String HOLDOUT = "holdout.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Path artifact;

  /** Has a worker make a version that no other test makes. */
  JourneyFiles(Path folder) throws Exception {
    this.folder = folder;
    WorkerRuns runs = new WorkerRuns(folder);
    runs.prepare();
    ObjectNode request = (ObjectNode) JSON.readTree(folder.resolve("pretrain.json").toFile());
    request.put("seed", 73);
    ((ObjectNode) request.get("card")).put("name", NAME);
    Path spec = folder.resolve("journeys.json");
    JSON.writeValue(spec.toFile(), request);
    artifact = runs.pretrain(spec, folder.resolve("store"));
  }

  /** The version's bytes. */
  Path artifact() {
    return artifact;
  }

  /** What the worker said of them. */
  Path descriptor() {
    return artifact.resolveSibling(digest() + ".json");
  }

  /** The SHA-256 of the bytes. */
  String digest() {
    return artifact.getFileName().toString().replace(".zip", "");
  }

  /** Which column of the rows has the label. */
  String label() throws Exception {
    JsonNode request = JSON.readTree(folder.resolve("fine-tune.json").toFile());
    return request.get("label").asText();
  }

  /** Puts BankB's rows into a folder, and commits to those that no training sees. */
  void give(Path data) throws Exception {
    OwnerOnly.createDirectories(data);
    Files.copy(folder.resolve(ROWS), data.resolve(ROWS));
    Files.copy(folder.resolve(TEST_ROWS), data.resolve(TEST_ROWS));
    new WorkerRuns(folder).commit(data.resolve(TEST_ROWS), data.resolve(HOLDOUT));
  }
}
