// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;

/**
 * Which adoption serves which purpose at a bank.
 *
 * @param member whose
 * @param aliases one for each purpose
 */
public record AliasRegisterFact(String member, List<Alias> aliases) implements Fact {}
