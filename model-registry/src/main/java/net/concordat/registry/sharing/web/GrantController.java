// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.sharing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.DeliveryReceiptFact;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.sharing.DeliveredGrant;
import net.concordat.registry.sharing.GrantQuery;
import net.concordat.registry.sharing.Grants;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Grants, and what was delivered under them. */
@RestController
@AnyReader
@Tag(name = "grants")
class GrantController {
  private final Grants grants;

  GrantController(Grants grants) {
    this.grants = grants;
  }

  @GetMapping("/api/v1/grants")
  @Operation(summary = "Grants given and received, with what was signed for under each")
  Page<DeliveredGrant> find(
      @RequestParam(required = false) @Nullable String grantor,
      @RequestParam(required = false) @Nullable String grantee,
      @RequestParam(required = false)
          @Nullable
          @Pattern(
              regexp = "OFFERED|ACTIVE|REVOKED",
              message = "must be OFFERED, ACTIVE or REVOKED")
          String status,
      @RequestParam(required = false) @Nullable Instant endsFrom,
      @RequestParam(required = false) @Nullable Instant endsBefore,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable UUID cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    Page<Standing<GrantFact>> page =
        Page.of(
            grants.find(
                new GrantQuery(grantor, grantee, status, endsFrom, endsBefore, asOf),
                cursor,
                limit + 1),
            limit,
            grant -> grant.fact().grantId().toString());
    return new Page<>(grants.delivered(page.items(), asOf), page.nextCursor());
  }

  @GetMapping(VersionPath.VERSION + "/grants")
  @Operation(summary = "The grants of a version")
  List<Standing<GrantFact>> of(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return grants.of(modelId, version, asOf);
  }

  @GetMapping(VersionPath.VERSION + "/deliveries")
  @Operation(summary = "Who signed for having received a version")
  List<Standing<DeliveryReceiptFact>> receipts(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return grants.receipts(modelId, version, asOf);
  }
}
