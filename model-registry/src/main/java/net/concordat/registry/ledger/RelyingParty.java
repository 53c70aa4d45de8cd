// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;

/**
 * For whom a bank's people make and use passkeys, as the consortium has it.
 *
 * @param member whose people, by its X.500 name
 * @param id the domain that passkeys are bound to
 * @param origins the web origins on which they are made and used
 * @param attestation what they must show of their makers
 */
public record RelyingParty(
    String member, String id, List<String> origins, AttestationDemand attestation) {}
