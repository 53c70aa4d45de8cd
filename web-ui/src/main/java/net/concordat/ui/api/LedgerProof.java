// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of verifying a transaction once more, by the party's own node.
 *
 * @param verifiedAt when, by the registry's clock
 * @param valid whether it bears every signature that it needs, the notary's among them, and the
 *     rules accept it
 * @param problem why it is not valid; null if it is
 * @param signedBy whose signatures it bears
 * @param told whom this party's node told of it
 */
public record LedgerProof(
    Instant verifiedAt,
    boolean valid,
    @Nullable String problem,
    List<String> signedBy,
    List<Told> told) {
  /**
   * A node that was told.
   *
   * @param party whose node
   * @param status RECEIPTED where it verified and recorded it and signed for that, REFUSED, or
   *     WAITING where it has not answered
   * @param reason why it refused; null if it did not
   */
  public record Told(String party, String status, @Nullable String reason) {}
}
