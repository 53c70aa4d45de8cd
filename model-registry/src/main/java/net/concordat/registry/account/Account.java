// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.account;

import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.passkey.Passkey;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is signed in.
 *
 * @param subject by the realm's own id
 * @param name as the realm shows it
 * @param roles those of the token's roles that count here
 * @param party whose registry this is; null as long as its node has never been reached
 * @param observer whether it only watches
 * @param personId the person's pseudonym; null before a passkey was first asked for
 * @param passkeys the person's own, the oldest first
 * @param enrolled as whom the ledger knows the person; null if it does not
 */
public record Account(
    String subject,
    String name,
    List<String> roles,
    @Nullable String party,
    boolean observer,
    @Nullable UUID personId,
    List<Passkey> passkeys,
    @Nullable Standing<PersonFact> enrolled) {}
