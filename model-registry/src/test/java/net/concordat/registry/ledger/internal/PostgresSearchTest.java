// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

/** Search on PostgreSQL, which makes the words itself. */
class PostgresSearchTest extends SearchTest {}
