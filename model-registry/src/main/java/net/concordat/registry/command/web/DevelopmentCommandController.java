// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.DevelopmentAct;
import net.concordat.registry.security.BankOnly;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What is commanded to say who made what. */
@RestController
@BankOnly
@Tag(name = "models")
class DevelopmentCommandController {
  private final CommandDesk desk;

  DevelopmentCommandController(CommandDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/v1/developments")
  @Operation(summary = "Records who developed an artifact, as they signed it")
  ResponseEntity<CommandView> record(
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody DevelopmentAct.Record body) {
    return desk.take(key, body);
  }
}
