// SPDX-License-Identifier: Apache-2.0
/** What decisions say about the version that made them, beside deciding. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring.monitoring;
