// SPDX-License-Identifier: Apache-2.0
/** What is recorded of a decision, and its one encoding. */
@org.jspecify.annotations.NullMarked
package net.concordat.decisions.record;
