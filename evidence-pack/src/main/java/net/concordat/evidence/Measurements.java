// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionId;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.transactions.SignedTransaction;

/** What was measured of the versions in a lineage, and what their training spent of privacy. */
final class Measurements {
  private final LedgerGraph graph;
  private final Set<String> about;

  Measurements(LedgerGraph graph, Set<String> about) {
    this.graph = graph;
    this.about = about;
  }

  /** Each version against each bank's holdout, as last measured; empty if nothing was. */
  ObjectNode matrix() {
    List<StateAndRef<EvaluationState>> oldestFirst =
        graph.all(EvaluationState.class).stream()
            .filter(each -> about.contains(LedgerJson.hex(each.getRef().getTxhash())))
            .sorted(Comparator.comparing(each -> each.getState().getData().getHeader().getAt()))
            .toList();
    Map<String, ObjectNode> holdouts = new LinkedHashMap<>();
    Map<VersionId, ObjectNode> versions = new LinkedHashMap<>();
    for (StateAndRef<EvaluationState> each : oldestFirst) {
      EvaluationState measured = each.getState().getData();
      String root = LedgerJson.hex(measured.getHoldout().getRoot());
      ObjectNode column = Json.object();
      column.put("evaluator", measured.getEvaluator().getName().toString());
      column.set("holdout", LedgerJson.value(measured.getHoldout()));
      holdouts.put(root, column);
      ObjectNode cell = Json.object().put("state", LedgerJson.text(each.getRef()));
      cell.put("at", measured.getHeader().getAt().toString());
      cell.put("use", measured.getUse());
      cell.put("reportDigest", LedgerJson.hex(measured.getReportDigest()));
      cell.set("metrics", LedgerJson.value(measured.getMetrics()));
      versions.computeIfAbsent(measured.getVersion(), id -> Json.object()).set(root, cell);
    }
    ObjectNode json = Json.object();
    if (!versions.isEmpty()) {
      json.set("holdouts", Json.array().addAll(List.copyOf(holdouts.values())));
      ArrayNode rows = json.putArray("versions");
      versions.forEach(
          (id, measured) ->
              rows.addObject()
                  .<ObjectNode>set("version", LedgerJson.value(id))
                  .set("measured", measured));
    }
    return json;
  }

  /** The spend that each version of a lineage was published with, torn off; empty if none was. */
  ArrayNode spends(List<StateAndRef<ModelVersionState>> lineage) {
    ArrayNode json = Json.array();
    for (SignedTransaction transaction : graph.transactions()) {
      for (TornOff spent : spentBy(transaction)) {
        for (StateAndRef<ModelVersionState> published :
            LedgerGraph.outputs(transaction, ModelVersionState.class)) {
          if (lineage.contains(published)) {
            ObjectNode row = json.addObject().put("published", LedgerJson.text(published.getRef()));
            row.set("version", LedgerJson.value(published.getState().getData().id()));
            row.set(
                "claimed",
                LedgerJson.value(published.getState().getData().getProvenance().getPrivacy()));
            row.put("spentIn", LedgerJson.hex(spent.id()));
            row.set("spend", LedgerJson.state(spent.onlyShown(SpendState.class)));
          }
        }
      }
    }
    return json;
  }

  private static List<TornOff> spentBy(SignedTransaction transaction) {
    List<TornOff> spent = new ArrayList<>();
    for (Command<?> command : transaction.getTx().getCommands()) {
      if (command.getValue() instanceof ModelVersionContract.Commands.Publishing publishing
          && publishing.getSpend() != null) {
        spent.add(publishing.getSpend());
      }
    }
    return spent;
  }
}
