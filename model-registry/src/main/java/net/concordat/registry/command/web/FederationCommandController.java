// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.federation.FederationSpends;
import net.concordat.registry.ledger.FederationAct;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.VersionPath;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What is commanded about federations. */
@RestController
@BankOnly
@Tag(name = "federations")
class FederationCommandController {
  private static final String ONE = "/api/v1/federations/{federationId}";

  private final CommandDesk desk;
  private final FederationSpends spends;

  FederationCommandController(CommandDesk desk, FederationSpends spends) {
    this.desk = desk;
    this.spends = spends;
  }

  @PostMapping("/api/v1/federations")
  @Operation(summary = "Asks members to train a model together")
  ResponseEntity<CommandView> propose(
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody FederationAct.Propose body) {
    return desk.take(key, body);
  }

  @PostMapping(ONE + "/accept")
  @Operation(
      summary = "Becomes a client",
      description =
          "What it committed to with that it reveals by itself, once all have answered. Where the federation states differential privacy, all its rounds are spent of this bank's budget now, as its worker says that they cost; 409 before it has said so.")
  ResponseEntity<CommandView> accept(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String federationId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, spends.accept(federationId));
  }

  @PostMapping(ONE + "/leave")
  @Operation(summary = "Says no, or leaves between rounds; for good")
  ResponseEntity<CommandView> leave(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String federationId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new FederationAct.Leave(federationId));
  }

  @PostMapping(ONE + "/begin")
  @Operation(summary = "Has the rounds begin, once everybody has answered and revealed")
  ResponseEntity<CommandView> begin(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String federationId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new FederationAct.Begin(federationId));
  }
}
