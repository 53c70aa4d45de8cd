// SPDX-License-Identifier: Apache-2.0
/** A bank's decisions, recorded so that each can be proved later and none can be changed unseen. */
@org.jspecify.annotations.NullMarked
package net.concordat.decisions;
