// SPDX-License-Identifier: Apache-2.0
/**
 * What training under differential privacy spends, computed by contract and worker alike: the same
 * numbers on every machine, never less than what was spent.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.privacy;
