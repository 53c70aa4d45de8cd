// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

/** The same on the database of a bank that has no other. */
@OnH2
class ReportApiOnH2Test extends ReportApiTest {}
