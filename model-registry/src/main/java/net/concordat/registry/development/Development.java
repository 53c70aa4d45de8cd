// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.development;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.StateId;
import org.jspecify.annotations.Nullable;

/**
 * Who developed an artifact.
 *
 * @param member whose people
 * @param developers each of them
 * @param state where on the ledger
 * @param since when it was recorded
 */
public record Development(String member, List<Developer> developers, StateId state, Instant since) {
  /**
   * One of them.
   *
   * @param personId the pseudonym; null where nobody of that digest is enrolled
   * @param personDigest the SHA-256 by which the state names the person
   */
  public record Developer(@Nullable UUID personId, String personDigest) {}
}
