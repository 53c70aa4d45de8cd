// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.ScoringBatchFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.scoring.AnchoredBatches;
import net.concordat.registry.scoring.AnchoredLog;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What members anchored of their decisions. */
@RestController
@RequestMapping("/api/v1/scoring")
@PreAuthorize(
    "hasAnyRole('model-developer', 'model-validator', 'model-approver', 'auditor', 'bank-admin',"
        + " 'scoring-service')")
@Tag(name = "scoring")
class ScoringController {
  private final AnchoredBatches anchored;

  ScoringController(AnchoredBatches anchored) {
    this.anchored = anchored;
  }

  @GetMapping("/logs")
  @Operation(summary = "Which logs of decisions members anchor, up to where, and whether whole")
  List<AnchoredLog> logs(@RequestParam(required = false) @Nullable String member) {
    return anchored.logs(member);
  }

  @GetMapping("/logs/{logId}/batches")
  @Operation(summary = "The anchored batches of a log, in their order")
  Page<Standing<ScoringBatchFact>> batches(
      @PathVariable UUID logId,
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "200") @Min(1) @Max(1_000) int limit) {
    return Page.of(
        anchored.batches(logId, member, BatchCursor.next(cursor), limit + 1),
        limit,
        BatchCursor::after);
  }

  @GetMapping("/logs/{logId}/batches/{index}")
  @Operation(summary = "An anchored batch")
  Standing<ScoringBatchFact> batch(
      @PathVariable UUID logId,
      @PathVariable @Min(0) long index,
      @RequestParam(required = false) @Nullable String member) {
    return anchored.batches(logId, member, index, 1).stream()
        .filter(found -> found.fact().index() == index)
        .findFirst()
        .orElseThrow(
            () ->
                new NotFoundException(
                    "No batch " + index + " of the log " + logId + " is anchored."));
  }
}
