// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;

/**
 * Rows on their way from one share of the source to one share of a pass.
 *
 * @param positions where each comes in the pass
 */
record Bundle(int[] positions, float[][] features, byte[] labels) implements Serializable {}
