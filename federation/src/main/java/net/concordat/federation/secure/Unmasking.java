// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.util.Map;

/**
 * A survivor's shares of what is taken away from the sum.
 *
 * @param member whose shares
 * @param ownSeeds of the seeds of the survivors' own masks, by survivor
 * @param maskKeys of the keys of those who dropped out, by them
 */
public record Unmasking(
    String member, Map<String, byte[]> ownSeeds, Map<String, byte[]> maskKeys) {}
