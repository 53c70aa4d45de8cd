// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import java.util.List;
import java.util.Locale;

/**
 * What a table shows of a round. Numbers that are not known yet are NaN.
 *
 * @param round from 1
 * @param phase TRAINING, COMMITTED, AGGREGATED or ROLLED_BACK
 * @param trained how many banks' workers have made an update
 * @param committed how many committed to one
 * @param counted how many are in the round
 * @param excluded who is not, and why
 * @param loss mean over the banks, on their own rows, of the weights that the round begins with
 * @param moved how far the weights have moved by now, in norms of the base version's
 * @param gain the middle one of what the gate's evaluators measured, in PR-AUC; who said nothing
 *     stands at the worst end
 * @param judged what each of them said; empty without a gate, or before it has spoken
 * @param trainingSeconds of the slowest bank, from when its worker was asked to when it had handed
 *     in
 * @param combiningSeconds the same of the aggregator's worker
 * @param ledgerSeconds what is left of the round's time
 * @param globalDigest of the weights that it left; empty before
 */
public record RoundFigures(
    int round,
    String phase,
    int trained,
    int committed,
    int counted,
    List<String> excluded,
    double loss,
    double moved,
    double gain,
    List<String> judged,
    double trainingSeconds,
    double combiningSeconds,
    double ledgerSeconds,
    String globalDigest) {
  /** The head of a table of rounds. */
  public static String head() {
    return String.format(
        Locale.ROOT,
        "%5s  %-11s %7s %9s %7s %8s %8s %8s %10s %9s %8s  %s",
        "round",
        "phase",
        "trained",
        "committed",
        "counted",
        "loss",
        "moved",
        "gain",
        "training s",
        "combine s",
        "other s",
        "global model; who is not in it; what evaluators say");
  }

  /** The round's line in that table. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%5d  %-11s %7d %9d %7d %8s %8s %8s %10s %9s %8s  %s%s%s",
        round,
        phase.toLowerCase(Locale.ROOT),
        trained,
        committed,
        counted,
        shown("%.4f", loss),
        shown("%.4f", moved),
        shown("%+.4f", gain),
        shown("%.1f", trainingSeconds),
        shown("%.1f", combiningSeconds),
        shown("%.1f", ledgerSeconds),
        globalDigest.substring(0, Math.min(12, globalDigest.length())),
        excluded.isEmpty() ? "" : "; " + excluded,
        judged.isEmpty() ? "" : "; " + judged);
  }

  static String shown(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }
}
