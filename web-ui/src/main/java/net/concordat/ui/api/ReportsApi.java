// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was measured: on the ledger, and in full in reports that stay at the bank. */
@Component
public final class ReportsApi {
  private static final int MOST = 200;

  private final RegistryClient registry;
  private final ObjectMapper json;

  ReportsApi(RegistryClient registry, ObjectMapper json) {
    this.registry = registry;
    // A number that is not there is not zero.
    this.json = json.copy().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  }

  /** Those of a version, the last first; none at a regulator, whose registry keeps none. */
  public List<KeptReport> of(String modelId, int version) {
    return find(Map.of("modelId", modelId, "version", version, "limit", MOST));
  }

  /** Those made on the same rows, of whatever version, the last first. */
  public List<KeptReport> onSameRows(String dataCommitment) {
    return find(Map.of("dataCommitment", dataCommitment, "limit", MOST));
  }

  /** A report; nothing if it is not of the form that is read here. */
  public Optional<EvaluationReport> report(String digest) {
    JsonNode text = registry.get(JsonNode.class, Map.of(), "evaluation-reports/{digest}", digest);
    try {
      return Optional.of(json.treeToValue(text, EvaluationReport.class));
    } catch (JsonProcessingException otherForm) {
      return Optional.empty();
    }
  }

  /** Each version of a model against each bank's holdout. */
  public EvaluationMatrix matrix(String modelId) {
    return registry.get(EvaluationMatrix.class, Map.of(), "models/{id}/evaluations", modelId);
  }

  /** The same; nothing where this registry does not know the model. */
  public Optional<EvaluationMatrix> knownMatrix(String modelId) {
    return registry.find(EvaluationMatrix.class, "models/{id}/evaluations", modelId);
  }

  private List<KeptReport> find(Map<String, ?> query) {
    try {
      return registry.page(KeptReport.class, query, "evaluation-reports").items();
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return List.of();
      }
      throw e;
    }
  }
}
