// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.concordat.registry.audit.AuditQuery;
import net.concordat.registry.audit.AuditTrail;
import net.concordat.registry.ledger.LedgerTransaction;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.Cursor;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What every transaction did. */
@RestController
@AnyReader
@Tag(name = "audit")
class AuditController {
  private final AuditTrail trail;

  AuditController(AuditTrail trail) {
    this.trail = trail;
  }

  @GetMapping("/api/v1/audit")
  @Operation(
      summary = "Which transactions did what, the newest first",
      description = "Command, signers, and the states each consumed, rested on and produced.")
  Page<LedgerTransaction> find(
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String txId,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable @Min(1) Integer version,
      @RequestParam(required = false) @Nullable String command,
      @RequestParam(required = false) @Nullable String party,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant until,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    if (version != null && modelId == null) {
      throw new BadRequestException("version needs modelId; given " + version + " alone", null);
    }
    return Page.of(
        trail.find(
            new AuditQuery(txId, modelId, version, command, party, from, until),
            place(cursor),
            limit + 1),
        limit,
        last ->
            Cursor.encode(
                List.of(last.at().truncatedTo(ChronoUnit.MICROS).toString(), last.txId())));
  }

  private static List<?> place(@Nullable String cursor) {
    List<String> place = Cursor.decode(cursor, 2);
    if (place.isEmpty()) {
      return place;
    }
    try {
      return List.of(Instant.parse(place.get(0)), place.get(1));
    } catch (DateTimeException e) {
      throw Cursor.unknown(cursor, e);
    }
  }
}
