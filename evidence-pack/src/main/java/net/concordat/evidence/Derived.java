// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.model.ModelVersionState;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.transactions.SignedTransaction;

/**
 * The entries of a pack that can be worked out from the others: what the transactions say, in
 * words. A verifier works them out again, so that they cannot say anything else.
 */
final class Derived {
  private static final String JSON = ".json";

  private final LedgerGraph graph;
  private final Set<String> about;
  private final SortedMap<String, byte[]> entries = new TreeMap<>();

  private Derived(LedgerGraph graph, List<String> about) {
    this.graph = graph;
    this.about = new HashSet<>(about);
  }

  /**
   * Works them out.
   *
   * @param entries of which those that others are worked out from are read
   * @throws EvidenceException if something that they need is not in the pack
   */
  static SortedMap<String, byte[]> of(
      LedgerGraph graph, PackIndex index, SortedMap<String, byte[]> entries)
      throws EvidenceException {
    Derived derived = new Derived(graph, index.about());
    derived.addTransactions();
    derived.addStates();
    List<StateAndRef<ModelVersionState>> lineage = Lineage.of(graph, index);
    ArrayNode line = Json.array();
    lineage.forEach(state -> line.add(standing(state)));
    derived.add("lineage", line);
    Measurements measurements = new Measurements(graph, derived.about);
    derived.addUnlessEmpty("evaluation-matrix", measurements.matrix());
    derived.addUnlessEmpty("privacy-spend", measurements.spends(lineage));
    derived.add(
        "documents", Mentions.of(graph, derived.about).said(Revisions.read(entries), entries));
    Set<String> names = new HashSet<>(derived.entries.keySet());
    entries.keySet().stream().filter(Pack::isGiven).forEach(names::add);
    Mapping mapping = new Mapping(names, new VersionRecord(index, lineage.get(0), graph, entries));
    derived.entries.put("mapping.json", mapping.toJson());
    derived.entries.put("mapping.md", mapping.toMarkdown());
    return derived.entries;
  }

  /** The newest time that any state says. */
  static String asOf(LedgerGraph graph) {
    return graph.all(ConcordatState.class).stream()
        .map(state -> state.getState().getData().getHeader().getAt())
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH)
        .toString();
  }

  private void addTransactions() throws EvidenceException {
    for (SignedTransaction transaction : graph.transactions()) {
      String id = LedgerJson.hex(transaction.getId());
      add(Pack.TRANSACTIONS + id, LedgerJson.of(transaction));
      if (about.contains(id)) {
        for (Answers.Answer answer : Answers.of(transaction, graph)) {
          add("assertions/" + answer.name(), assertion(answer));
        }
      }
    }
  }

  private void addStates() {
    Map<String, ArrayNode> byKind = new TreeMap<>();
    for (StateAndRef<ContractState> state : graph.all(ContractState.class)) {
      if (about.contains(LedgerJson.hex(state.getRef().getTxhash()))) {
        byKind
            .computeIfAbsent(
                state.getState().getData().getClass().getSimpleName(), kind -> Json.array())
            .add(standing(state));
      }
    }
    byKind.forEach((kind, states) -> add("states/" + kind, states));
  }

  private static ObjectNode standing(StateAndRef<? extends ContractState> state) {
    ObjectNode json = Json.object().put("state", LedgerJson.text(state.getRef()));
    json.setAll(LedgerJson.state(state.getState().getData()));
    return json;
  }

  private static ObjectNode assertion(Answers.Answer answer) {
    ObjectNode json =
        Json.object()
            .put("member", answer.member().getParty().getName().toString())
            .put("person", answer.person())
            .put("challenge", LedgerJson.hex(answer.challenge()))
            .put("code", answer.code())
            .put("words", answer.words())
            .put("relyingPartyId", answer.member().getRelyingPartyId());
    json.set("origins", Json.texts(answer.member().getOrigins()));
    json.set("key", LedgerJson.value(answer.key()));
    json.set("signed", LedgerJson.state(answer.subject()));
    json.put("authenticatorData", base64(answer.assertion().getAuthenticatorData().getBytes()));
    json.put("clientDataJSON", base64(answer.assertion().getClientDataJson().getBytes()));
    json.put("signature", base64(answer.assertion().getSignature().getBytes()));
    return json;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void addUnlessEmpty(String name, JsonNode json) {
    if (!json.isEmpty()) {
      add(name, json);
    }
  }

  private void add(String name, JsonNode json) {
    entries.put(name + JSON, Json.write(json));
  }
}
