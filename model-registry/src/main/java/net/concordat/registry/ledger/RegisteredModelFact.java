// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * A model family.
 *
 * @param modelId its one-shot id, 64 hex digits
 * @param name for display; need not be unique
 * @param owner the X.500 name of the member that publishes its versions
 * @param purpose what it is for, one of the consortium's purposes
 * @param lastVersion the number of the newest version, 0 before the first
 */
public record RegisteredModelFact(
    String modelId, String name, String owner, String purpose, int lastVersion) implements Fact {}
