// SPDX-License-Identifier: Apache-2.0
/** What a log of decisions costs on a machine. */
@org.jspecify.annotations.NullMarked
package net.concordat.decisions.bench;
