// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.adoption.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.approval.Approvals;
import net.concordat.registry.evaluation.Evaluations;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.AliasRegisterFact;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Adoptions and champions. */
@RestController
@RequestMapping("/api/v1")
@AnyReader
@Tag(name = "adoptions")
class AdoptionController {
  private final Adoptions adoptions;
  private final Approvals approvals;
  private final Evaluations evaluations;

  AdoptionController(Adoptions adoptions, Approvals approvals, Evaluations evaluations) {
    this.adoptions = adoptions;
    this.approvals = approvals;
    this.evaluations = evaluations;
  }

  @GetMapping("/adoptions")
  @Operation(summary = "What is used, and for what")
  List<Standing<AdoptionFact>> find(
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false)
          @Nullable
          @Pattern(
              regexp = "APPROVED|SUSPENDED|RETIRED",
              message = "must be APPROVED, SUSPENDED or RETIRED")
          String status,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return adoptions.find(purpose, status, asOf);
  }

  @GetMapping("/adoptions/{adoptionId}")
  @Operation(summary = "One of them")
  Standing<AdoptionFact> adoption(
      @PathVariable UUID adoptionId, @RequestParam(required = false) @Nullable Instant asOf) {
    return adoptions
        .adoption(adoptionId, asOf)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no adoption %s here%s."
                        .formatted(adoptionId, asOf == null ? "" : " as of " + asOf)));
  }

  @GetMapping("/aliases")
  @Operation(summary = "Champion and challengers of each purpose")
  List<Standing<AliasRegisterFact>> aliases(
      @RequestParam(required = false) @Nullable Instant asOf) {
    return adoptions.registers(asOf);
  }

  @GetMapping("/champion")
  @Operation(
      summary = "Which version was champion, approved by whom, on what evidence",
      description = "As of an instant by the ledger's own times; now if none is given.")
  @ApiResponse(responseCode = "200", description = "That version")
  @ApiResponse(responseCode = "404", description = "There was none")
  Champion champion(
      @RequestParam String member,
      @RequestParam String purpose,
      @RequestParam(required = false) @Nullable Instant asOf) {
    Standing<AdoptionFact> adoption =
        adoptions
            .champion(member, purpose, asOf)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "%s had no champion for %s%s."
                            .formatted(member, purpose, asOf == null ? "" : " as of " + asOf)));
    VersionKey version = adoption.fact().version();
    return new Champion(
        adoption,
        approvals.of(version.modelId(), version.version(), asOf),
        evaluations.of(version.modelId(), version.version(), asOf));
  }

  /**
   * @param adoption the bank's own decision
   * @param approvals the members' votes on the version
   * @param evaluations what members had measured of it
   */
  record Champion(
      Standing<AdoptionFact> adoption,
      List<Standing<ApprovalFact>> approvals,
      List<Standing<EvaluationFact>> evaluations) {}
}
