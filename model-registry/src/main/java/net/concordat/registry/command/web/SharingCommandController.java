// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.SharingAct;
import net.concordat.registry.ledger.UsageTerms;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.VersionPath;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What is commanded to share versions. */
@RestController
@BankOnly
@Tag(name = "grants")
class SharingCommandController {
  private final CommandDesk desk;

  SharingCommandController(CommandDesk desk) {
    this.desk = desk;
  }

  @PostMapping(VersionPath.VERSION + "/grants")
  @Operation(summary = "Offers a grant; its id is that of the command")
  ResponseEntity<CommandView> offer(
      @PathVariable String modelId,
      @PathVariable int version,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Offer body) {
    return desk.take(
        key, new SharingAct.Offer(modelId, version, body.grantee(), body.kind(), body.terms()));
  }

  @PostMapping("/api/v1/grants/{grantId}/accept")
  @Operation(summary = "Accepts a grant")
  ResponseEntity<CommandView> accept(
      @PathVariable UUID grantId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new SharingAct.Accept(grantId));
  }

  @PostMapping("/api/v1/grants/{grantId}/revoke")
  @Operation(summary = "Ends a grant")
  ResponseEntity<CommandView> revoke(
      @PathVariable UUID grantId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new SharingAct.Revoke(grantId));
  }

  @PostMapping(VersionPath.VERSION + "/deliveries")
  @Operation(summary = "Fetches the bytes of a version that was granted")
  ResponseEntity<CommandView> deliver(
      @PathVariable String modelId,
      @PathVariable int version,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody DeliveryRequest body) {
    return desk.take(key, new SharingAct.RequestDelivery(modelId, version, body.grantor()));
  }

  /**
   * @param grantee the member, by its name
   * @param kind REVIEW, to evaluate only, or USE
   * @param terms what is allowed
   */
  record Offer(String grantee, String kind, UsageTerms terms) {}

  /**
   * @param grantor from whom, by the member's name
   */
  record DeliveryRequest(String grantor) {}
}
