// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

/** Search on H2, which has a table of words. */
@OnH2
class H2SearchTest extends SearchTest {}
