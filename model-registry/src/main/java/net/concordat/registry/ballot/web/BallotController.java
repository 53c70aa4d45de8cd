// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ballot.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.ballot.Ballots;
import net.concordat.registry.ballot.OfferedBallot;
import net.concordat.registry.ledger.Ballot;
import net.concordat.registry.security.AnyPerson;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The answers that the bank's people can give, and what they sign for each. */
@RestController
@RequestMapping("/api/v1")
@BankOnly
@Tag(name = "decisions")
class BallotController {
  private final Ballots ballots;

  BallotController(Ballots ballots) {
    this.ballots = ballots;
  }

  @GetMapping("/proposals/{proposalId}/ballots")
  @AnyPerson
  @Operation(summary = "The answers that whoever is signed in can give, each with what to sign")
  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "503", description = "The node is away")
  List<OfferedBallot> ballots(@PathVariable UUID proposalId, JwtAuthenticationToken token) {
    return ballots.on(proposalId, Caller.of(token));
  }

  @GetMapping("/decisions/{code}")
  @AnyReader
  @Operation(summary = "What is, or was, signed under a short code")
  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "503", description = "The node is away")
  Ballot byCode(
      @PathVariable
          @Pattern(
              regexp = "[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}",
              message = "must be as XXXX-XXXX-XXXX")
          String code) {
    return ballots.byCode(code);
  }
}
