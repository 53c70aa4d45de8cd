// SPDX-License-Identifier: Apache-2.0
/**
 * Sums of updates of which nobody sees one: secure aggregation after Bonawitz et al., "Practical
 * Secure Aggregation for Privacy-Preserving Machine Learning" (CCS 2017), in its form against
 * active adversaries.
 *
 * <p>Each client adds to its vector of whole numbers a mask of its own and one with each other
 * client, which that one takes away again; all modulo 2^32. The seed of the own mask and the key of
 * the others are shared out among the clients (Shamir). Of a client whose masked vector came, they
 * give the shares of the own mask's seed; of one that dropped out before, those of its key; of
 * nobody both, for that would show its update. Seeds and keys are of one round alone.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.federation.secure;
