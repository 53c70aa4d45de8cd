// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * What the training of one artifact spent.
 *
 * @param member who trained
 * @param dataDomain on what kind of data
 * @param unit ROW or CUSTOMER
 * @param artifactDigest the SHA-256 of what was trained
 * @param dataCommitment to the rows
 * @param mechanism how it was trained
 * @param epsilonMillionths what that alone amounts to, in millionths
 * @param deltaTrillionths at which delta, in trillionths
 * @param publicationSeed what publishing the artifact consumes
 */
public record SpendFact(
    String member,
    String dataDomain,
    String unit,
    String artifactDigest,
    String dataCommitment,
    SpendMechanism mechanism,
    long epsilonMillionths,
    long deltaTrillionths,
    StateId publicationSeed)
    implements Fact {}
