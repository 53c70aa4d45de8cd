// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

/**
 * What all know of a member's secrets in one round. Whoever passes it on could replace it, so the
 * member signs it with the key by which the consortium knows it.
 *
 * @param member whose
 * @param mask for the masks with others, 32 bytes
 * @param letter for what others write to it alone, 32 bytes
 * @param ownSeed the SHA-256 of the seed of its own mask, by which wrong shares of it are found out
 */
public record OpenKeys(String member, byte[] mask, byte[] letter, byte[] ownSeed) {}
