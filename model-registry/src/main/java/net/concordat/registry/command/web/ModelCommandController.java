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
import net.concordat.registry.ledger.ArtifactDescription;
import net.concordat.registry.ledger.ModelAct;
import net.concordat.registry.ledger.Provenance;
import net.concordat.registry.ledger.SharingPolicy;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What an owner commands about its models. */
@RestController
@BankOnly
@Tag(name = "models")
class ModelCommandController {
  private final CommandDesk desk;

  ModelCommandController(CommandDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/v1/models")
  @Operation(summary = "Registers a model")
  ResponseEntity<CommandView> register(
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody ModelAct.Register body) {
    return desk.take(key, body);
  }

  @PostMapping("/api/v1/models/{modelId}/versions")
  @Operation(
      summary = "Publishes the next version of a model, from an artifact that the store holds")
  ResponseEntity<CommandView> publish(
      @PathVariable String modelId,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Publication body) {
    return desk.take(key, body.of(modelId));
  }

  @PostMapping(VersionPath.VERSION + "/conclude")
  @Operation(summary = "Counts the members' votes on a version, and approves or rejects it by them")
  ResponseEntity<CommandView> conclude(
      @PathVariable String modelId,
      @PathVariable int version,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Conclusion body) {
    return desk.take(key, new ModelAct.Conclude(modelId, version, body.decision()));
  }

  @PostMapping(VersionPath.VERSION + "/freeze")
  @Operation(summary = "Holds a version for the time being")
  ResponseEntity<CommandView> freeze(
      @PathVariable String modelId,
      @PathVariable int version,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new ModelAct.Freeze(modelId, version));
  }

  @PostMapping(VersionPath.VERSION + "/unfreeze")
  @Operation(summary = "Ends a hold")
  ResponseEntity<CommandView> unfreeze(
      @PathVariable String modelId,
      @PathVariable int version,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new ModelAct.Unfreeze(modelId, version));
  }

  @PostMapping(VersionPath.VERSION + "/withdraw")
  @Operation(summary = "Takes a version back for good")
  ResponseEntity<CommandView> withdraw(
      @PathVariable String modelId,
      @PathVariable int version,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    return desk.take(key, new ModelAct.Withdraw(modelId, version));
  }

  /**
   * @param decision which votes to count: APPROVE or REJECT
   */
  record Conclusion(String decision) {}

  /**
   * @param artifact the bytes, which the bank's artifact store holds
   * @param provenance how they were made
   * @param policy who may have them
   * @param parent the version they were derived from
   * @param spend the command that spent the privacy budget for their training
   * @param development the private state that says who developed them
   */
  record Publication(
      ArtifactDescription artifact,
      Provenance provenance,
      SharingPolicy policy,
      ModelAct.@Nullable Parent parent,
      @Nullable UUID spend,
      @Nullable StateId development) {
    ModelAct.Publish of(String modelId) {
      return new ModelAct.Publish(
          modelId, artifact, provenance, policy, parent, spend, development);
    }
  }
}
