// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evaluation;

import static java.util.Comparator.reverseOrder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.Standing;

/**
 * Each version of a model against each bank's holdout.
 *
 * @param holdouts the columns
 * @param versions the rows, the newest first
 */
public record EvaluationMatrix(List<Column> holdouts, List<Row> versions) {
  /**
   * A bank's rows.
   *
   * @param root the commitment to them
   * @param evaluator whose
   * @param rows how many
   */
  public record Column(String root, String evaluator, int rows) {}

  /**
   * A version.
   *
   * @param version its number
   * @param measured by root of the holdout: the last time it was measured there
   */
  public record Row(int version, Map<String, Standing<EvaluationFact>> measured) {}

  /**
   * Of a model's evaluations.
   *
   * @param evaluations the oldest first
   */
  static EvaluationMatrix of(List<Standing<EvaluationFact>> evaluations) {
    Map<String, Column> columns = new LinkedHashMap<>();
    Map<Integer, Map<String, Standing<EvaluationFact>>> rows = new TreeMap<>(reverseOrder());
    for (Standing<EvaluationFact> evaluation : evaluations) {
      EvaluationFact said = evaluation.fact();
      columns.put(
          said.holdoutRoot(), new Column(said.holdoutRoot(), said.evaluator(), said.holdoutRows()));
      rows.computeIfAbsent(said.version().version(), version -> new LinkedHashMap<>())
          .put(said.holdoutRoot(), evaluation);
    }
    return new EvaluationMatrix(
        List.copyOf(columns.values()),
        rows.entrySet().stream().map(row -> new Row(row.getKey(), row.getValue())).toList());
  }
}
