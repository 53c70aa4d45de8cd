// SPDX-License-Identifier: Apache-2.0
/** Models that score rows of named values, and say which of them moved the score. */
@org.jspecify.annotations.NullMarked
package net.concordat.inference;
