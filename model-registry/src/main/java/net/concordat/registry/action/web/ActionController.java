// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.action.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.action.Action;
import net.concordat.registry.action.Actions;
import net.concordat.registry.decision.Decisions;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.model.Models;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Only;
import net.concordat.registry.web.VersionPath;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What can be done about a version or a proposal. */
@RestController
@BankOnly
@AnyReader
@Tag(name = "models")
class ActionController {
  private final Models models;
  private final Actions actions;
  private final Decisions decisions;

  ActionController(Models models, Actions actions, Decisions decisions) {
    this.models = models;
    this.actions = actions;
    this.decisions = decisions;
  }

  @GetMapping(VersionPath.VERSION + "/actions")
  @Operation(
      summary = "What whoever is signed in can do about a version now, and why not the rest",
      description = "By what the registry knows: the ledger has the last word.")
  List<Action> actions(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      JwtAuthenticationToken token) {
    ModelVersionFact found =
        models
            .version(modelId, version, null)
            .map(Standing::fact)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "There is no version %d of model %s in this registry."
                            .formatted(version, modelId)));
    return actions.on(found, Caller.of(token));
  }

  @GetMapping("/api/v1/proposals/{proposalId}/actions")
  @Operation(
      summary = "Whether whoever is signed in can decide on a proposal now, and why not",
      description = "By what the registry knows: the ledger has the last word.")
  List<Action> actions(@PathVariable UUID proposalId, JwtAuthenticationToken token) {
    ProposalFact asked =
        Only.of(
                decisions.proposal(proposalId, null, null),
                Only.asOf("proposal " + proposalId, null))
            .fact();
    return List.of(actions.decideOn(asked, Caller.of(token)));
  }
}
