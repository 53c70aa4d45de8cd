// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/** What a state says, in plain words: no type of the ledger's software passes this package. */
public interface Fact {}
