// SPDX-License-Identifier: Apache-2.0
/** Flows of a member that does not keep to the rules, to show who stops it. */
@org.jspecify.annotations.NullMarked
package net.concordat.cheat;
