// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A published version with the artifact behind it.
 *
 * @param useCase what it is for
 * @param owner who published it
 * @param artifact its bytes
 * @param modelId its model, 64 hex digits
 * @param version its number
 * @param terms for what its policy shares it
 */
record SharedModel(
    UseCase useCase,
    Office owner,
    WorkerProcess.TrainedArtifact artifact,
    String modelId,
    int version,
    Map<String, Object> terms) {
  static final String APPROVED = "APPROVED";
  static final String PENDING = "PENDING_APPROVAL";

  /** Where registries show it. */
  String path() {
    return "/api/v1/models/%s/versions/%d".formatted(modelId, version);
  }

  /** The status of a version as a registry shows it. */
  static String status(JsonNode shown) {
    return shown.path("status").asText();
  }

  @Override
  public String toString() {
    return useCase.modelName() + " v" + version + " of " + owner.party();
  }
}
