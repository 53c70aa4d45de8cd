// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.registry.ArtifactFile;

/**
 * An artifact as a worker left it, with the descriptor that it wrote beside it.
 *
 * @param artifact the bytes
 * @param descriptor the digests of its parts, and how it was made
 */
record TrainedFile(ArtifactFile artifact, JsonNode descriptor) {
  private static final List<String> PARTS =
      List.of("schemaDigest", "architectureDigest", "cardDigest", "exportManifestDigest");

  /**
   * Reads both.
   *
   * @param zip the artifact; its descriptor has the same name and ends in {@code .json}
   * @throws DeployException if one is not there, or they do not belong together
   */
  static TrainedFile of(Path zip) throws IOException {
    ArtifactFile artifact = ArtifactFile.of(zip);
    Path beside =
        zip.resolveSibling(zip.getFileName().toString().replaceAll("\\.zip$", "") + ".json");
    if (!Files.isRegularFile(beside)) {
      throw new DeployException(
          "There is no file %s: the worker writes it beside the artifact.".formatted(beside));
    }
    JsonNode descriptor = read(beside);
    if (!descriptor.path("artifactDigest").asText().equals(artifact.digest())) {
      throw new DeployException(
          "%s describes the artifact %s, but %s has the SHA-256 %s."
              .formatted(
                  beside, descriptor.path("artifactDigest").asText(), zip, artifact.digest()));
    }
    return new TrainedFile(artifact, descriptor);
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new DeployException("%s is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  /** Its bytes, as a registry is told. */
  Map<String, Object> description() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("digest", artifact.digest());
    description.put("sizeBytes", artifact.sizeBytes());
    PARTS.forEach(part -> description.put(part, descriptor.path(part).asText()));
    return description;
  }

  /** How it was made, as a registry is told, but for what is claimed of privacy. */
  Map<String, Object> provenance(String dataDomain) {
    JsonNode environment = descriptor.path("environment");
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("dataDomain", dataDomain);
    provenance.put("dataCommitment", descriptor.path("dataCommitment").path("value").asText());
    provenance.put("specDigest", descriptor.path("specDigest").asText());
    provenance.put(
        "environment",
        "worker %s, %s, Java %s"
            .formatted(
                environment.path("worker").asText(),
                environment.path("arithmetic").asText(),
                environment.path("java").asText()));
    return provenance;
  }
}
