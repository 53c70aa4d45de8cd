// SPDX-License-Identifier: Apache-2.0
/** Clients that train one model together: what they agreed on, and what came of each round. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.federation;
