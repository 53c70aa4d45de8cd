// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that the demonstration measured, for programs to read.
 *
 * @param network who took part, and how long the network took to start
 * @param steps what happened
 * @param data whose rows were used
 * @param results the comparison of models, as the worker wrote it
 * @param refusals what was tried and refused
 * @param regulator what the observer holds in the end
 * @param evaluations what the members measured, as the observer knows it
 * @param champions what bank B uses first, as the observer knows it
 * @param evidence of the adapted fraud model, as the regulator verified it
 * @param decision what the regulator's copy of the ledger proves of one decision of bank B's
 * @param astray what a node stores and may not, a sentence each
 * @param artifact the adapted fraud model
 * @param seconds how long all of it took
 */
record DemoReport(
    NetworkFacts network,
    List<Step> steps,
    List<JsonNode> data,
    List<JsonNode> results,
    List<Refusal> refusals,
    RegulatorFacts regulator,
    List<Evaluation> evaluations,
    List<Champion> champions,
    List<String> evidence,
    List<String> decision,
    List<String> astray,
    ArtifactFacts artifact,
    double seconds) {

  /** The nodes, and the time from their start until all answered. */
  record NetworkFacts(List<String> parties, double startSeconds) {}

  /** One thing that happened, how long it took, and its transaction if it has one. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Step(String name, double seconds, @Nullable String txId) {}

  /** One thing that was tried and must fail, and what refused it. */
  record Refusal(String attempt, String rule, String message) {}

  /**
   * What the regulator's node holds.
   *
   * @param transactions of our consortium
   * @param refused what it would not take
   * @param transactionsOnNetwork distinct transactions of our consortium over all nodes' storages
   * @param receipts transactions for which a bank keeps its signed receipt
   * @param artifactsHeld artifacts of which any bytes are found in its files
   */
  record RegulatorFacts(
      int transactions, int refused, int transactionsOnNetwork, int receipts, int artifactsHeld) {
    boolean missesNothing() {
      return transactions == transactionsOnNetwork;
    }
  }

  /**
   * One measurement of a member's.
   *
   * @param evaluator who measured
   * @param owner whose version
   * @param artifactDigest which version
   * @param rows about how many rows the evaluator's holdout has
   * @param committedAt when the evaluator committed to them
   * @param use which use of these rows it was
   * @param uses how often they have been used until now
   * @param rocAuc the figure
   */
  record Evaluation(
      String evaluator,
      String owner,
      String artifactDigest,
      int rows,
      String committedAt,
      int use,
      int uses,
      double rocAuc) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s on about %d rows committed to at %s: use %d of %d, %s's %.8s..., ROC-AUC %.3f",
          evaluator,
          rows,
          committedAt,
          use,
          uses,
          owner,
          artifactDigest,
          rocAuc);
    }
  }

  /**
   * Which version a bank uses first for a purpose, and who decided so.
   *
   * @param bank at which bank
   * @param purpose what for
   * @param artifactDigest which version
   * @param evidence SHA-256 of the report that the decision rests on
   * @param adopted by whom: role and pseudonym
   * @param promoted by whom it was made champion
   * @param usable whether it might be used when the observer was asked
   */
  record Champion(
      String bank,
      String purpose,
      String artifactDigest,
      String evidence,
      List<String> adopted,
      List<String> promoted,
      boolean usable) {
    @Override
    public String toString() {
      return "%s uses %.8s... for %s, adopted by %s, made champion by %s, on evidence %.8s..."
          .formatted(bank, artifactDigest, purpose, adopted, promoted, evidence);
    }
  }

  /** The bytes that came out. */
  record ArtifactFacts(String digest, long bytes, String parentDigest) {}
}
