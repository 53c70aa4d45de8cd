// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.AdoptionAct;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What is commanded about the versions that the bank judges and uses. */
@RestController
@BankOnly
@Tag(name = "adoptions")
class AdoptionCommandController {
  private final CommandDesk desk;

  AdoptionCommandController(CommandDesk desk) {
    this.desk = desk;
  }

  @PostMapping(VersionPath.VERSION + "/review-proposals")
  @Operation(summary = "Asks the bank's people for a vote on another member's version")
  ResponseEntity<CommandView> proposeReview(
      @PathVariable String modelId,
      @PathVariable int version,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Review body) {
    return desk.take(key, body.of(modelId, version));
  }

  @PostMapping("/api/v1/proposals/{proposalId}/vote")
  @Operation(summary = "Tells a version's owner what the bank's people decided in a review")
  ResponseEntity<CommandView> vote(
      @PathVariable UUID proposalId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new AdoptionAct.Vote(proposalId));
  }

  @PostMapping(VersionPath.VERSION + "/adoption-proposals")
  @Operation(summary = "Asks the bank's people to adopt a version")
  ResponseEntity<CommandView> proposeAdoption(
      @PathVariable String modelId,
      @PathVariable int version,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Adoption body) {
    return desk.take(key, body.of(modelId, version));
  }

  @PostMapping("/api/v1/adoptions/{adoptionId}/promotion-proposals")
  @Operation(summary = "Asks the bank's people to make a version champion or challenger")
  ResponseEntity<CommandView> proposePromotion(
      @PathVariable UUID adoptionId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Promotion body) {
    return desk.take(
        key,
        new AdoptionAct.ProposePromotion(
            adoptionId, body.purpose(), body.place(), body.decideUntil()));
  }

  @PostMapping("/api/v1/adoptions/{adoptionId}/reinstatement-proposals")
  @Operation(summary = "Asks the bank's people to use again what was suspended")
  ResponseEntity<CommandView> proposeReinstatement(
      @PathVariable UUID adoptionId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Reinstatement body) {
    return desk.take(key, new AdoptionAct.ProposeReinstatement(adoptionId, body.decideUntil()));
  }

  @PostMapping("/api/v1/adoptions/{adoptionId}/suspend")
  @Operation(summary = "Stops the use of a version for the time being")
  ResponseEntity<CommandView> suspend(
      @PathVariable UUID adoptionId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new AdoptionAct.Suspend(adoptionId));
  }

  @PostMapping("/api/v1/adoptions/{adoptionId}/retire")
  @Operation(summary = "Ends the use of a version for good")
  ResponseEntity<CommandView> retire(
      @PathVariable UUID adoptionId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new AdoptionAct.Retire(adoptionId));
  }

  /**
   * @param decision APPROVE or REJECT
   * @param conditions under which conditions
   * @param evidenceDigest of what the vote rests on
   * @param validUntil until when the vote counts
   * @param decideUntil until when the people may decide
   */
  record Review(
      String decision,
      @Nullable String conditions,
      @Nullable String evidenceDigest,
      Instant validUntil,
      Instant decideUntil) {
    AdoptionAct.ProposeReview of(String modelId, int version) {
      return new AdoptionAct.ProposeReview(
          modelId, version, decision, conditions, evidenceDigest, validUntil, decideUntil);
    }
  }

  /**
   * @param artifactDigest of the version's bytes: it is what people sign
   * @param purpose what for
   * @param conditions under which conditions
   * @param evidenceDigest of what the decision rests on
   * @param useUntil until when it may be used
   * @param decideUntil until when the people may decide
   */
  record Adoption(
      String artifactDigest,
      String purpose,
      @Nullable String conditions,
      String evidenceDigest,
      Instant useUntil,
      Instant decideUntil) {
    AdoptionAct.ProposeAdoption of(String modelId, int version) {
      return new AdoptionAct.ProposeAdoption(
          new VersionKey(modelId, version, artifactDigest),
          purpose,
          conditions,
          evidenceDigest,
          useUntil,
          decideUntil);
    }
  }

  /**
   * @param purpose what for
   * @param place CHAMPION or CHALLENGER
   * @param decideUntil until when the people may decide
   */
  record Promotion(String purpose, String place, Instant decideUntil) {}

  /**
   * @param decideUntil until when the people may decide
   */
  record Reinstatement(Instant decideUntil) {}
}
