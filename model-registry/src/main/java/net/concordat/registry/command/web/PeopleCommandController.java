// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.ballot.Ballots;
import net.concordat.registry.ballot.GivenAnswer;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.PeopleAct;
import net.concordat.registry.passkey.Enrolment;
import net.concordat.registry.passkey.Passkeys;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What is commanded about the bank's people, and what they decide. */
@RestController
@BankOnly
@Tag(name = "people")
class PeopleCommandController {
  private final CommandDesk desk;
  private final Passkeys passkeys;
  private final Ballots ballots;

  PeopleCommandController(CommandDesk desk, Passkeys passkeys, Ballots ballots) {
    this.desk = desk;
    this.passkeys = passkeys;
    this.ballots = ballots;
  }

  @PostMapping("/api/v1/people/enrolments")
  @Operation(summary = "Asks the bank's people to enrol somebody, or to change who is enrolled")
  ResponseEntity<CommandView> enrol(
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody @Valid Enrolment body) {
    return desk.take(key, passkeys.proposal(body));
  }

  @PostMapping("/api/v1/people/{personId}/revocation-proposals")
  @Operation(summary = "Asks the bank's people to end somebody's right to decide, for good")
  ResponseEntity<CommandView> revoke(
      @PathVariable UUID personId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Revocation body) {
    return desk.take(key, new PeopleAct.ProposeRevocation(personId, body.decideUntil()));
  }

  @PostMapping("/api/v1/people/rule-proposals")
  @Operation(summary = "Asks the bank's people to decide by another rule from then on")
  ResponseEntity<CommandView> rule(
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody PeopleAct.ProposeRule body) {
    return desk.take(key, body);
  }

  @PostMapping("/api/v1/proposals/{proposalId}/decisions")
  @Tag(name = "decisions")
  @Operation(summary = "Records what the passkey of whoever is signed in signed")
  ResponseEntity<CommandView> decide(
      @PathVariable UUID proposalId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody @Valid GivenAnswer body,
      JwtAuthenticationToken token) {
    return desk.take(key, ballots.decision(proposalId, Caller.of(token), body));
  }

  @PostMapping("/api/v1/proposals/{proposalId}/carrying-out")
  @Tag(name = "decisions")
  @Operation(summary = "Does what the bank's people decided")
  ResponseEntity<CommandView> carryOut(
      @PathVariable UUID proposalId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new PeopleAct.CarryOut(proposalId));
  }

  /**
   * @param decideUntil until when the people may decide
   */
  record Revocation(Instant decideUntil) {}
}
