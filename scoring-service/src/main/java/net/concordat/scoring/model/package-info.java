// SPDX-License-Identifier: Apache-2.0
/** A version that scores. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring.model;
