// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * What a member measured of a version on its own rows.
 *
 * @param version which version
 * @param owner whose version
 * @param evaluator who measured
 * @param holdoutRoot the commitment to the rows measured on
 * @param holdoutRows how many
 * @param use the how-manieth use of these rows, from 1
 * @param reportDigest of the whole report
 * @param rocAuc area under the ROC curve
 * @param prAuc average precision
 * @param recallAtFpr1 recall where one in a hundred of the others is flagged
 */
public record EvaluationFact(
    VersionKey version,
    String owner,
    String evaluator,
    String holdoutRoot,
    int holdoutRows,
    int use,
    String reportDigest,
    Estimate rocAuc,
    Estimate prAuc,
    Estimate recallAtFpr1)
    implements Fact {}
