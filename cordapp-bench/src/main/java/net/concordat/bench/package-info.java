// SPDX-License-Identifier: Apache-2.0
/** Flows of Corda's own parts alone, for ours to be measured beside, and flows that measure. */
@org.jspecify.annotations.NullMarked
package net.concordat.bench;
