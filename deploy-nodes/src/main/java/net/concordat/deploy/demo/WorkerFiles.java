// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.deploy.registry.ArtifactFile;

/** What the worker's files say, as registries take it. */
final class WorkerFiles {
  private WorkerFiles() {}

  /** The rows that a bank commits to. */
  static Map<String, Object> holdout(JsonNode rows) {
    Map<String, Object> holdout = new LinkedHashMap<>();
    for (String field : new String[] {"root", "firstDay", "lastDay", "splitRule"}) {
      holdout.put(field, rows.get(field).asText());
    }
    holdout.put("rows", rows.get("rowsRounded").asInt());
    return holdout;
  }

  /** What was measured. */
  static Map<String, Object> evaluation(WorkerActs.Measured measured) throws IOException {
    JsonNode report = measured.figures();
    Map<String, Object> evaluation = new LinkedHashMap<>();
    evaluation.put("holdoutRoot", report.at("/dataCommitment/value").asText());
    evaluation.put("reportDigest", ArtifactFile.of(measured.report()).digest());
    for (String metric : new String[] {"rocAuc", "prAuc", "recallAtFpr1"}) {
      evaluation.put(metric, estimate(report.at("/figures/" + metric)));
    }
    return evaluation;
  }

  /** The bytes of an artifact, by digest. */
  static Map<String, Object> description(WorkerProcess.TrainedArtifact artifact) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("digest", artifact.digest());
    description.put("sizeBytes", artifact.bytes());
    for (String part :
        new String[] {"schemaDigest", "architectureDigest", "cardDigest", "exportManifestDigest"}) {
      description.put(part, artifact.descriptor().get(part).asText());
    }
    return description;
  }

  /** How an artifact was made. */
  static Map<String, Object> provenance(UseCase useCase, JsonNode descriptor) {
    JsonNode environment = descriptor.get("environment");
    return Map.of(
        "dataDomain",
        useCase.dataDomain(),
        "dataCommitment",
        descriptor.at("/dataCommitment/value").asText(),
        "specDigest",
        descriptor.get("specDigest").asText(),
        "environment",
        "worker %s, %s, Java %s"
            .formatted(
                environment.get("worker").asText(),
                environment.get("arithmetic").asText(),
                environment.get("java").asText()));
  }

  private static Map<String, Integer> estimate(JsonNode metric) {
    int value = millionths(metric.get("value"));
    // A percentile bootstrap can leave the estimate outside its own interval by a hair.
    return Map.of(
        "value",
        value,
        "low",
        Math.min(value, millionths(metric.get("low"))),
        "high",
        Math.max(value, millionths(metric.get("high"))));
  }

  private static int millionths(JsonNode rate) {
    return (int) Math.round(rate.asDouble() * Metric.ONE);
  }
}
