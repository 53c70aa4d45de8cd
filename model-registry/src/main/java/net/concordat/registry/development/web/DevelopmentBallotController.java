// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.development.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.ballot.RequestOptions;
import net.concordat.registry.ledger.DevelopmentBallot;
import net.concordat.registry.ledger.DevelopmentDesk;
import net.concordat.registry.ledger.Sha256;
import net.concordat.registry.security.BankOnly;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What those sign who made an artifact. */
@RestController
@BankOnly
@Tag(name = "models")
class DevelopmentBallotController {
  private final DevelopmentDesk desk;

  DevelopmentBallotController(DevelopmentDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/v1/developments/ballots")
  @PreAuthorize("hasRole('model-developer')")
  @Operation(summary = "What developers sign for having made an artifact; nothing is kept of it")
  ToSign ballot(@RequestBody @Valid Developed developed) {
    DevelopmentBallot ballot =
        desk.ballot(
            developed.artifactDigest(), developed.developers().stream().distinct().toList());
    return new ToSign(
        ballot.salt(),
        ballot.words(),
        new RequestOptions(ballot.challenge(), ballot.relyingPartyId(), List.of(), "required"));
  }

  /**
   * @param artifactDigest the SHA-256 of the artifact
   * @param developers all who developed it, by pseudonym
   */
  record Developed(
      @NotNull @Sha256 String artifactDigest,
      @NotNull @Size(min = 1, max = DevelopmentDesk.MOST_DEVELOPERS)
          List<@NotNull UUID> developers) {}

  /**
   * @param salt to be sent with what they signed
   * @param words what is signed, in plain English, over several lines
   * @param publicKey for the browser of each of them
   */
  record ToSign(String salt, String words, RequestOptions publicKey) {}
}
