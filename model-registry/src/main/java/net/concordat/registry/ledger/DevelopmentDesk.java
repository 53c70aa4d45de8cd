// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;
import java.util.UUID;

/** What developers sign. */
public interface DevelopmentDesk {
  /** So many people develop one artifact at most. */
  int MOST_DEVELOPERS = 20;

  /**
   * Has developers say that they, and nobody else, developed an artifact here.
   *
   * @param artifactDigest the SHA-256 of the artifact
   * @param developers all of them, by pseudonym, each once
   * @throws NodeUnavailableException if the node does not answer
   */
  DevelopmentBallot ballot(String artifactDigest, List<UUID> developers);
}
