// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;

/** Where on the ledger digests stand: in which field of which state. */
final class Mentions {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> OF_DOCUMENTS =
      Set.of("cardDigest", "evidenceDigest", "reportDigest");

  private final SortedMap<String, ArrayNode> all = new TreeMap<>();
  private final SortedMap<String, ArrayNode> ofDocuments = new TreeMap<>();

  private Mentions() {}

  /**
   * In all states of a pack.
   *
   * @param about the transactions whose states are about the version
   */
  static Mentions of(LedgerGraph graph, Set<String> about) {
    Mentions mentions = new Mentions();
    for (StateAndRef<ContractState> state : graph.all(ContractState.class)) {
      ObjectNode where = Json.object().put("state", LedgerJson.text(state.getRef()));
      JsonNode said = LedgerJson.state(state.getState().getData());
      where.set("kind", said.path("kind"));
      boolean matters = about.contains(LedgerJson.hex(state.getRef().getTxhash()));
      mentions.add(said, "", where, matters);
    }
    return mentions;
  }

  private void add(JsonNode json, String path, ObjectNode where, boolean matters) {
    if (json.isTextual() && DIGEST.matcher(json.asText()).matches()) {
      ObjectNode mention = where.deepCopy().put("field", path);
      put(all, json.asText(), mention);
      if (matters && OF_DOCUMENTS.contains(path.substring(path.lastIndexOf('/') + 1))) {
        put(ofDocuments, json.asText(), mention);
      }
    } else if (json.isObject()) {
      json.fields()
          .forEachRemaining(
              field -> add(field.getValue(), path + "/" + field.getKey(), where, matters));
    } else {
      int number = 0;
      for (JsonNode each : json) {
        add(each, path + "/" + number++, where, matters);
      }
    }
  }

  private static void put(Map<String, ArrayNode> at, String digest, ObjectNode mention) {
    at.computeIfAbsent(digest, first -> Json.array()).add(mention);
  }

  /** Whether any state names a digest. */
  boolean has(String digest) {
    return all.containsKey(digest);
  }

  /**
   * The documents of a pack, with where the ledger names each; and of which documents the ledger
   * has digests that are not in the pack.
   */
  JsonNode said(Revisions revisions, SortedMap<String, byte[]> entries) {
    ObjectNode json = Json.object();
    ArrayNode here = json.putArray("here");
    SortedMap<String, ArrayNode> elsewhere = new TreeMap<>(ofDocuments);
    for (Revisions.Revision revision : revisions.all()) {
      ObjectNode row = revision.toJson();
      row.put("entry", Pack.document(entries, revision.name()).orElse(""));
      row.set("onLedger", all.getOrDefault(revision.sha256(), Json.array()));
      here.add(row);
      elsewhere.remove(revision.sha256());
    }
    ArrayNode notHere = json.putArray("notHere");
    elsewhere.forEach(
        (digest, where) -> notHere.addObject().put("sha256", digest).set("onLedger", where));
    return json;
  }
}
