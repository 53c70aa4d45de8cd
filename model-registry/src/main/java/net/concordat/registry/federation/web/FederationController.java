// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.federation.Federations;
import net.concordat.registry.federation.Round;
import net.concordat.registry.ledger.FederationEnd;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Federations and their rounds. */
@RestController
@RequestMapping("/api/v1/federations")
@AnyReader
@Tag(name = "federations")
class FederationController {
  private final Federations federations;

  FederationController(Federations federations) {
    this.federations = federations;
  }

  @GetMapping
  @Operation(summary = "Federations that this party knows, those that changed last first")
  List<Whole> find(
      @RequestParam(required = false)
          @Pattern(regexp = "PROPOSED|RUNNING", message = "must be PROPOSED or RUNNING")
          @Nullable String status,
      @RequestParam(required = false)
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          @Nullable String modelId,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return federations.find(status, modelId, asOf).stream()
        .map(each -> whole(each, asOf, null))
        .toList();
  }

  /**
   * @param federation as it stands
   * @param over whether no round follows the last
   * @param overBy why; null while one may
   * @param roundsSoFar each, the first first; null in a list
   */
  record Whole(
      @JsonUnwrapped Standing<FederationFact> federation,
      boolean over,
      @Nullable FederationEnd overBy,
      @Nullable List<Round> roundsSoFar) {}

  @GetMapping("/{federationId}")
  @Operation(
      summary = "A federation with its rounds",
      description = "Each round with its clients, what they committed to, and who is not in it.")
  Whole federation(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String federationId) {
    Standing<FederationFact> federation =
        federations
            .federation(federationId, null)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "There is no federation " + federationId + " in this registry."));
    return whole(federation, null, federations.rounds(federation.fact()));
  }

  private Whole whole(
      Standing<FederationFact> federation, @Nullable Instant asOf, @Nullable List<Round> rounds) {
    FederationFact fact = federation.fact();
    RoundFact last =
        federations.lastRound(fact.federationId(), asOf).map(Standing::fact).orElse(null);
    FederationEnd end = fact.end(last);
    return new Whole(federation, end != null, end, rounds);
  }
}
