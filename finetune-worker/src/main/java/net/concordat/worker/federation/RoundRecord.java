// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.List;
import java.util.Map;

/**
 * What a round came to.
 *
 * @param round from 1
 * @param counted whose updates the new model has, in the members' order
 * @param away who was away
 * @param refused why members' updates do not count, by member
 * @param accepted whether the model moved; if not, the one before stays
 * @param prAuc mean of the evaluators' after the round
 * @param rocAuc the same
 * @param change L2 norm of what the weights changed by
 * @param scores what each client or group was worth, in PR-AUC; empty without scores
 * @param bytesPerClient how many bytes each client sent of its update
 * @param digest of the global model after the round
 * @param seconds it took
 */
public record RoundRecord(
    int round,
    List<String> counted,
    List<String> away,
    Map<String, String> refused,
    boolean accepted,
    double prAuc,
    double rocAuc,
    double change,
    Map<String, Double> scores,
    long bytesPerClient,
    String digest,
    double seconds) {}
