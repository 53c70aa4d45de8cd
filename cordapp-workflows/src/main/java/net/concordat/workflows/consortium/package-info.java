// SPDX-License-Identifier: Apache-2.0
/** Founding a consortium, and the pin by which a node knows its own. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.consortium;
