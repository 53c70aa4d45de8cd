// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    List<Standing<FederationFact>> found = federations.find(status, modelId, asOf);
    Map<String, RoundFact> last =
        federations.lastRounds(
            found.stream().map(each -> each.fact().federationId()).toList(), asOf);
    return found.stream()
        .map(each -> whole(each, last.get(each.fact().federationId()), null))
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
    RoundFact last = federations.lastRound(federationId).map(Standing::fact).orElse(null);
    return whole(federation, last, federations.rounds(federation.fact()));
  }

  private static Whole whole(
      Standing<FederationFact> federation, @Nullable RoundFact last, @Nullable List<Round> rounds) {
    FederationEnd end = federation.fact().end(last);
    return new Whole(federation, end != null, end, rounds);
  }
}
