// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said of a version that came of a federation.
 *
 * @param view the federation, at its end
 * @param descriptor of the artifact, as the owner's worker wrote it
 * @param base the version that the federation went on from
 */
record FederatedPublication(FederationView view, JsonNode descriptor, JsonNode base) {
  private static final List<String> PARTS =
      List.of("schemaDigest", "architectureDigest", "cardDigest", "exportManifestDigest");

  Map<String, Object> arguments() {
    Map<String, Object> artifact = new LinkedHashMap<>();
    artifact.put("digest", descriptor.path("artifactDigest").asText());
    artifact.put("sizeBytes", descriptor.path("bytes").asLong());
    PARTS.forEach(part -> artifact.put(part, descriptor.path(part).asText()));
    JsonNode version = base.path("version");
    return Map.of(
        "artifact",
        artifact,
        "provenance",
        provenance(),
        "policy",
        base.path("policy"),
        "parent",
        Map.of(
            "modelId",
            version.path("modelId").asText(),
            "version",
            version.path("version").asInt()));
  }

  private Map<String, Object> provenance() {
    JsonNode environment = descriptor.path("environment");
    JsonNode last = view.lastRound();
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("dataDomain", base.path("provenance").path("dataDomain").asText());
    provenance.put("dataCommitment", descriptor.path("dataCommitment").path("value").asText());
    provenance.put("specDigest", descriptor.path("specDigest").asText());
    provenance.put(
        "environment",
        "worker %s, %s, Java %s"
            .formatted(
                environment.path("worker").asText(),
                environment.path("arithmetic").asText(),
                environment.path("java").asText()));
    JsonNode training = view.federation().path("training");
    if (training.hasNonNull("privacyUnit")) {
      provenance.put("privacyUnit", training.path("privacyUnit").asText());
      provenance.put("epsilonMillionths", training.path("epsilonMillionths").asLong());
      provenance.put("deltaTrillionths", training.path("deltaTrillionths").asLong());
    }
    provenance.put(
        "federation",
        Map.of(
            "federationId",
            view.federation().path("federationId").asText(),
            "round",
            last.path("number").asInt(),
            "globalDigest",
            last.path("globalDigest").asText(),
            "clients",
            new ArrayList<>(view.contributors())));
    return provenance;
  }
}
