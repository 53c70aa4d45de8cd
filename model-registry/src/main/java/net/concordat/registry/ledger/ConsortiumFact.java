// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * The consortium as it stood between two amendments.
 *
 * @param consortiumId its one-shot id, 64 hex digits
 * @param version 1 at founding, one more with each amendment
 * @param charter who belongs to it, and its rules
 */
public record ConsortiumFact(String consortiumId, int version, Charter charter) implements Fact {}
