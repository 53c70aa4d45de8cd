// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** What a bank says of who made its artifacts. */
public sealed interface DevelopmentAct extends LedgerAct {
  /**
   * Records who developed an artifact, before it is published.
   *
   * @param artifactDigest the SHA-256 of the artifact
   * @param salt of the ballot that they signed, in base64url
   * @param signatures those of all developers, in the order of the ballot
   */
  record Record(
      @NotNull @Sha256 String artifactDigest,
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "must be 32 bytes in base64url")
          String salt,
      @NotNull @Size(min = 1, max = DevelopmentDesk.MOST_DEVELOPERS)
          List<@Valid @NotNull Signature> signatures)
      implements DevelopmentAct {}

  /**
   * One developer's.
   *
   * @param personId who, by pseudonym
   * @param response what the passkey signed
   */
  record Signature(@NotNull UUID personId, @NotNull @Valid AssertionResponse response) {}
}
