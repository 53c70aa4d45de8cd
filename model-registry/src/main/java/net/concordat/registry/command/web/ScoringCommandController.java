// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.ScoringAct;
import net.concordat.registry.security.BankOnly;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What the bank's scoring service commands. */
@RestController
@BankOnly
@Tag(name = "scoring")
class ScoringCommandController {
  private final CommandDesk desk;

  ScoringCommandController(CommandDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/v1/scoring/batches")
  @Operation(
      summary = "Anchors the next batch of a log of decisions",
      description = "The same batch again is the same answer, under whatever key.")
  ResponseEntity<CommandView> anchor(
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody ScoringAct.AnchorBatch body) {
    return desk.take(key, body);
  }
}
