// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.decision.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.decision.AnsweredProposal;
import net.concordat.registry.decision.Decisions;
import net.concordat.registry.decision.GivenDecision;
import net.concordat.registry.decision.ProposalQuery;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.Only;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.Several;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people are asked, and how they decide. */
@RestController
@AnyReader
@Tag(name = "decisions")
class ProposalController {
  private final Decisions decisions;

  ProposalController(Decisions decisions) {
    this.decisions = decisions;
  }

  @GetMapping("/api/v1/proposals")
  @Operation(summary = "What people are, or were, asked to decide, with who decided")
  Page<AnsweredProposal> find(
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false)
          @Nullable
          @Pattern(
              regexp = "OPEN|ACCEPTED|REJECTED",
              message = "must be OPEN, ACCEPTED or REJECTED")
          String status,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable @Min(1) Integer version,
      @RequestParam(required = false)
          @Nullable
          @Size(min = 1, max = Several.MOST, message = Several.FORM)
          @Parameter(example = "[\"5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee\"]")
          List<UUID> ids,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable UUID cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    Page<Standing<ProposalFact>> page =
        Page.of(
            decisions.find(
                new ProposalQuery(member, status, modelId, version, ids, asOf), cursor, limit + 1),
            limit,
            proposal -> proposal.fact().proposalId().toString());
    return new Page<>(decisions.answered(page.items(), asOf), page.nextCursor());
  }

  @GetMapping("/api/v1/proposals/{proposalId}")
  @Operation(summary = "A proposal, with who decided on it and when")
  DecidedProposal proposal(
      @PathVariable UUID proposalId,
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable Instant asOf) {
    Standing<ProposalFact> proposal =
        Only.of(
            decisions.proposal(proposalId, member, asOf),
            Only.asOf("proposal " + proposalId, asOf));
    return new DecidedProposal(proposal, decisions.on(proposal, asOf));
  }

  /**
   * @param proposal what was asked
   * @param decisions who decided, and when
   */
  record DecidedProposal(Standing<ProposalFact> proposal, List<GivenDecision> decisions) {}
}
