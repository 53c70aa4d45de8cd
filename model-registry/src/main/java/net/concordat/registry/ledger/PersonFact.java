// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One enrolled person of a member, by a pseudonym: the ledger knows no names.
 *
 * @param personId the pseudonym
 * @param member whose person
 * @param roles in which roles the person may decide
 * @param keyAlgorithm ES256 or RS256
 * @param keyDigest the SHA-256 of the passkey's public key
 * @param activeFrom from when on the person may decide
 * @param waitSeconds how long that was after the person was enrolled or changed
 * @param status ACTIVE or REVOKED
 */
public record PersonFact(
    UUID personId,
    String member,
    List<String> roles,
    String keyAlgorithm,
    String keyDigest,
    Instant activeFrom,
    long waitSeconds,
    String status)
    implements Fact {}
