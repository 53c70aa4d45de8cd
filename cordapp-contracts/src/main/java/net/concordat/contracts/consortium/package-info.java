// SPDX-License-Identifier: Apache-2.0
/** The root of authority: who belongs to a consortium and by which rules it lives. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.consortium;
