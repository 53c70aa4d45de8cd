// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionId;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;

/** What a pack's documents and states say of the version, field by field. */
final class VersionRecord {
  private static final String CLASSIFICATION = "classification";

  private final Map<String, JsonNode> said = new HashMap<>();
  private final Map<String, String> entryOf = new HashMap<>();
  private final Optional<Tier> tier;

  /**
   * @param index of which version
   * @param newest its state
   */
  VersionRecord(
      PackIndex index,
      StateAndRef<ModelVersionState> newest,
      LedgerGraph graph,
      SortedMap<String, byte[]> entries)
      throws EvidenceException {
    Revisions revisions = Revisions.read(entries);
    for (Revisions.Revision revision : revisions.all()) {
      int version = revision.version();
      if (revision.model().equals(index.modelId())
          && (version == 0 || version == index.version())) {
        // The last of each kind is read last.
        Optional<String> entry = Pack.document(entries, revision.name());
        if (entry.isPresent()) {
          byte[] content = Objects.requireNonNull(entries.get(entry.get()));
          said.put(revision.kind(), Json.readAny(entry.get(), content, PackLimits.DOCUMENT));
          entryOf.put(revision.kind(), entry.get());
        }
      }
    }
    said.put(RequiredField.LEDGER, ledger(newest, graph, Set.copyOf(index.about())));
    entryOf.put(RequiredField.LEDGER, "states/");
    tier = tier(said.getOrDefault(CLASSIFICATION, MissingNode.getInstance()));
  }

  private static Optional<Tier> tier(JsonNode classification) {
    String named = classification.path("materialityTier").asText();
    return List.of(Tier.values()).stream().filter(each -> each.name().equals(named)).findFirst();
  }

  private static JsonNode ledger(
      StateAndRef<ModelVersionState> newest, LedgerGraph graph, Set<String> about) {
    VersionId id = newest.getState().getData().id();
    ObjectNode ledger = Json.object();
    ObjectNode version = LedgerJson.state(newest.getState().getData());
    version.set("version", LedgerJson.value(id));
    ledger.set("version", version);
    put(ledger, "evaluations", graph.all(EvaluationState.class), id);
    put(ledger, "approvals", graph.all(ApprovalState.class), id);
    put(ledger, "adoptions", graph.all(AdoptionState.class), id);
    List<StateAndRef<DecisionState>> decisions =
        graph.all(DecisionState.class).stream()
            .filter(each -> about.contains(LedgerJson.hex(each.getRef().getTxhash())))
            .toList();
    if (!decisions.isEmpty()) {
      ArrayNode all = ledger.putArray("decisions");
      decisions.forEach(each -> all.add(LedgerJson.text(each.getRef())));
    }
    return ledger;
  }

  private static <T extends ContractState> void put(
      ObjectNode ledger, String name, List<StateAndRef<T>> states, VersionId of) {
    JsonNode version = LedgerJson.value(of);
    ArrayNode found = Json.array();
    for (StateAndRef<T> state : states) {
      JsonNode json = LedgerJson.state(state.getState().getData());
      if (json.path("version").equals(version)) {
        found.add(json);
      }
    }
    if (!found.isEmpty()) {
      ledger.set(name, found);
    }
  }

  /** The tier that the model was classified as; without one, all is asked for. */
  Optional<Tier> tier() {
    return tier;
  }

  /** The fields that are asked for. */
  List<RequiredField> fields() {
    return RequiredFields.of(tier.orElse(Tier.HIGH), isRetired());
  }

  /** Whether the version is no longer used. */
  boolean isRetired() {
    return RequiredFields.isRetired(
        said.getOrDefault(RequiredField.LEDGER, MissingNode.getInstance()));
  }

  boolean isSaid(RequiredField field) {
    return field.isSaid(said.getOrDefault(field.document(), MissingNode.getInstance()));
  }

  /** In which entry a field is said. */
  String where(RequiredField field) {
    return entryOf.getOrDefault(field.document(), "") + "#" + field.path();
  }
}
