// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import java.util.List;

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
    String globalDigest) {}
