// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.data.Rows;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator's part in a round with a gate: by how much PR-AUC on its holdout is higher with the
 * weights that an aggregator offers than with those that the round begins with. Whatever is wrong
 * with the weights is refused; the evaluator then says nothing, which counts as a loss.
 */
public final class GateWork {
  /** How many models are measured for a round's scores, unless it has as many clients. */
  private static final int MOST_MEASURED = 64;

  private final RoundTask task;
  private final RoundTask.Judged judged;
  private final Architecture shape;

  /**
   * @param task to judge
   * @param judged what
   * @param shape of the version that the federation goes on from
   */
  public GateWork(RoundTask task, RoundTask.Judged judged, Architecture shape) {
    this.task = task;
    this.judged = judged;
    this.shape = shape;
  }

  /**
   * What was measured.
   *
   * @param federation in which federation
   * @param round of which round
   * @param candidate SHA-256 of the weights offered
   * @param holdout root of the rows that it was measured on
   * @param gainMillionths PR-AUC with them less that with the weights before, in millionths
   */
  record Finding(
      String federation, int round, String candidate, String holdout, int gainMillionths) {}

  /**
   * Measures.
   *
   * @param before the weights that the round begins with
   * @param offered the bytes of those offered
   * @param rows of the holdout
   * @param root of these rows
   * @throws InvalidInputException if the rows are not those of the plan, or the weights are others
   *     than named, of another shape, or no numbers
   */
  public RoundWork.Made judge(GlobalModel before, byte[] offered, Rows rows, String root) {
    requirePlanned(root);
    GlobalModel candidate = candidate(offered, before.weights().length);
    double prAucBefore = prAuc(before, rows);
    double prAuc = prAuc(candidate, rows);
    int gain = (int) Math.round(1e6 * (prAuc - prAucBefore));
    Finding finding = new Finding(task.federation(), task.round(), judged.weights(), root, gain);
    return new RoundWork.Made(
        Json.bytes(finding),
        Map.of("gainMillionths", gain, "prAucBefore", prAucBefore, "prAuc", prAuc));
  }

  /**
   * What models gain by each update.
   *
   * @param by the member that measured
   * @param gainsMillionths of each of the task's updates, in their order
   */
  record Weighing(
      String federation, int round, String by, String holdout, List<Integer> gainsMillionths) {}

  /**
   * Measures by how much cross-entropy on the holdout is lower with each update.
   *
   * @param before the weights that the round begins with
   * @param updates those of the task that are some; null for none
   * @throws InvalidInputException if the rows are not those of the plan, or the weights before give
   *     no numbers
   */
  public RoundWork.Made weigh(
      GlobalModel before, @Nullable RoundUpdates updates, Rows rows, String root) {
    requirePlanned(root);
    Evaluator evaluator = new Evaluator(task.member(), rows);
    Map<String, Integer> measured =
        updates == null
            ? Map.of()
            : UpdateGains.of(
                before.weights(),
                UpdateGains.bounded(updates),
                weights -> evaluator.loss(shape, weights));
    List<Integer> gains =
        task.updates().stream()
            .map(update -> measured.getOrDefault(update.member(), UpdateGains.WORST))
            .toList();
    return new RoundWork.Made(
        Json.bytes(new Weighing(task.federation(), task.round(), task.member(), root, gains)),
        Map.of("gainsMillionths", gains));
  }

  /**
   * What each update was worth.
   *
   * @param by the member that measured
   * @param method what a score is
   * @param scores in PR-AUC on its holdout, by member; in groups each has its group's
   */
  record Worth(
      String federation,
      int round,
      String by,
      String holdout,
      UpdateScores.Method method,
      Map<String, Double> scores) {}

  /**
   * Measures what each update of a round was worth on the holdout, whatever became of the round.
   *
   * @param before the weights that the round begins with
   * @param updates as they count
   * @throws InvalidInputException if the rows are not those of the plan, or a model made of some of
   *     the updates gives no numbers
   */
  public RoundWork.Made score(GlobalModel before, RoundUpdates updates, Rows rows, String root) {
    requirePlanned(root);
    FederationSpec spec = task.agreed();
    int most = Math.max(MOST_MEASURED, updates.clients() + 1);
    UpdateScores.Method method = UpdateScores.Method.of(updates.clients(), most);
    Map<String, Double> byMember =
        byMember(
            new UpdateScores(spec.server(), before, model -> prAuc(model, rows))
                .of(updates, most, spec.seed() + task.round()));
    return new RoundWork.Made(
        Json.bytes(
            new Worth(task.federation(), task.round(), task.member(), root, method, byMember)),
        Map.of("method", method, "scores", byMember));
  }

  /** Of groups each member has what its group was worth. */
  private Map<String, Double> byMember(Map<String, Double> scores) {
    RoundMasks masks = task.masks();
    if (masks == null) {
      return scores;
    }
    Map<String, Double> byMember = new LinkedHashMap<>();
    for (List<String> group : masks.groups()) {
      Double worth = scores.get(GroupedWork.name(group));
      if (worth != null) {
        group.forEach(member -> byMember.put(member, worth));
      }
    }
    return byMember;
  }

  private void requirePlanned(String root) {
    if (!root.equals(judged.holdout())) {
      throw new InvalidInputException(
          "The rows must be those of the holdout in the federation's plan, with the root %s, but have %s"
              .formatted(judged.holdout(), root));
    }
  }

  private GlobalModel candidate(byte[] offered, int count) {
    String digest = Sha256.of(offered).hex();
    if (!digest.equals(judged.weights())) {
      throw new InvalidInputException(
          "The weights offered must have the digest %s, but have %s"
              .formatted(judged.weights(), digest));
    }
    try {
      return GlobalModel.decode(offered, count);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("The weights offered are none: " + e.getMessage(), e);
    }
  }

  private double prAuc(GlobalModel model, Rows rows) {
    Evaluator evaluator = new Evaluator(task.member(), rows);
    double[] scores = evaluator.scores(shape, model.weights());
    if (!Arrays.stream(scores).allMatch(Double::isFinite)) {
      throw new InvalidInputException(
          "Weights must give scores that are numbers, but those of %s do not"
              .formatted(model.digest()));
    }
    double prAuc = evaluator.measure(scores).prAuc();
    if (!Double.isFinite(prAuc)) {
      throw new InvalidInputException(
          "A holdout must have rows with both labels, but all of %d have one"
              .formatted(rows.size()));
    }
    return prAuc;
  }
}
