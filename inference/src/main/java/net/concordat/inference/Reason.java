// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference;

import net.concordat.inference.schema.RowSchema;

/**
 * A field that moved a score.
 *
 * @param field its place among {@link RowSchema#fields}
 * @param part what it added; below 0 it lowered the score
 */
public record Reason(int field, double part) {}
