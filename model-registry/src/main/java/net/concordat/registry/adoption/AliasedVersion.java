// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.adoption;

import net.concordat.registry.ledger.VersionKey;

/**
 * A version that serves a purpose at a bank.
 *
 * @param alias champion or challenger
 * @param member at which bank
 * @param purpose for what
 * @param version which
 */
public record AliasedVersion(String alias, String member, String purpose, VersionKey version) {}
