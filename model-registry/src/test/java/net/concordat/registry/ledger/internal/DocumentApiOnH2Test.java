// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

/** The same on the database that a registry has unless it is told of another. */
@OnH2
class DocumentApiOnH2Test extends DocumentApiTest {}
