// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person of a member who is, or was, enrolled to decide.
 *
 * @param personId by pseudonym
 * @param member whose person
 * @param roles in which of the ledger's roles
 * @param keyDigest the SHA-256 of the passkey's public key, in hex
 * @param activeFrom from when on the person may decide
 * @param status ACTIVE or REVOKED
 * @param since since when it is so
 * @param decidedBy whose decisions made it so; nobody's for a member's first people, whose keys the
 *     node's operator entered
 */
public record Decider(
    UUID personId,
    String member,
    List<String> roles,
    String keyDigest,
    Instant activeFrom,
    String status,
    Instant since,
    List<By> decidedBy) {
  /** Whether the person was not revoked; from {@link #activeFrom} on it may decide. */
  public boolean isActive() {
    return status.equals("ACTIVE");
  }

  /**
   * Who decided that.
   *
   * @param personId by pseudonym
   * @param role in which of the ledger's roles
   */
  public record By(UUID personId, String role) {}
}
