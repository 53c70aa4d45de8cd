// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody whom the ledger lets decide, by a pseudonym.
 *
 * @param personId the pseudonym
 * @param roles in which the person may decide
 * @param status ACTIVE or REVOKED
 * @param activeFrom from when on
 * @param keyDigest names the passkey
 */
public record EnrolledPerson(
    UUID personId, List<String> roles, String status, Instant activeFrom, String keyDigest) {}
