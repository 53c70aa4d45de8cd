// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.deploy.registry.Reattempt;
import net.concordat.deploy.registry.RegistryClient;

/**
 * One file as a version of one model, at most once however often it is published.
 *
 * @param registry the bank's
 * @param modelId of which model
 * @param trained the file
 * @param patience how long to wait for the end of the command
 */
record Publication(
    RegistryClient registry, String modelId, TrainedFile trained, Duration patience) {
  private static final String KIND = "publish-version";

  /** The version that the file is, if it was published before, or is being published. */
  Optional<JsonNode> known() throws IOException, InterruptedException {
    String digest = trained.artifact().digest();
    for (JsonNode version :
        registry.all("/api/v1/versions", Map.of("modelId", modelId, "q", digest))) {
      if (version.path("artifact").path("digest").asText().equals(digest)) {
        return Optional.of(version);
      }
    }
    List<JsonNode> running = running();
    return running.isEmpty()
        ? Optional.empty()
        : Optional.of(registry.awaitDone(running.get(0), patience).path("result"));
  }

  /**
   * Uploads the file and publishes it. What was refused before is attempted again.
   *
   * @param arguments of the command
   * @return the version
   */
  JsonNode publish(Map<String, Object> arguments) throws IOException, InterruptedException {
    ProgressBar bar = new ProgressBar(System.err, "Uploading", trained.artifact().sizeBytes());
    registry.upload(trained.artifact(), bar::show);
    String path = "/api/v1/models/%s/versions".formatted(modelId);
    return Reattempt.perform(registry, path, key(arguments), arguments, patience).path("result");
  }

  /** The same for the same file, model and arguments. */
  private String key(Map<String, Object> arguments) throws IOException {
    byte[] said = new ObjectMapper().writeValueAsBytes(List.of(modelId, arguments));
    return "publish-" + UUID.nameUUIDFromBytes(said);
  }

  private List<JsonNode> running() throws IOException, InterruptedException {
    return registry.all("/api/v1/commands", Map.of("status", "RUNNING")).stream()
        .filter(command -> command.path("kind").asText().equals(KIND))
        .filter(command -> command.path("arguments").path("modelId").asText().equals(modelId))
        .filter(
            command ->
                command
                    .path("arguments")
                    .path("artifact")
                    .path("digest")
                    .asText()
                    .equals(trained.artifact().digest()))
        .toList();
  }
}
