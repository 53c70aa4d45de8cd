// SPDX-License-Identifier: Apache-2.0
/** What is decided, and how it is recorded. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring.decision;
