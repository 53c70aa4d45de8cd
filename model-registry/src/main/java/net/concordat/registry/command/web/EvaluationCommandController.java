// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.Estimate;
import net.concordat.registry.ledger.EvaluationAct;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.VersionPath;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What is commanded to measure versions. */
@RestController
@BankOnly
@Tag(name = "evaluations")
class EvaluationCommandController {
  private final CommandDesk desk;

  EvaluationCommandController(CommandDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/v1/holdouts")
  @Operation(summary = "Commits to rows that versions are to be measured on")
  ResponseEntity<CommandView> commit(
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody EvaluationAct.CommitHoldout body) {
    return desk.take(key, body);
  }

  @PostMapping(VersionPath.VERSION + "/evaluations")
  @Operation(summary = "Says what was measured of a version")
  ResponseEntity<CommandView> record(
      @PathVariable String modelId,
      @PathVariable int version,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Measured body) {
    return desk.take(key, body.of(modelId, version));
  }

  /**
   * @param holdoutRoot on which of the bank's holdouts
   * @param reportDigest of the whole report
   * @param rocAuc area under the receiver operating characteristic
   * @param prAuc average precision
   * @param recallAtFpr1 recall where one in a hundred is wrongly taken for a fraud
   */
  record Measured(
      String holdoutRoot,
      String reportDigest,
      Estimate rocAuc,
      Estimate prAuc,
      Estimate recallAtFpr1) {
    EvaluationAct.Record of(String modelId, int version) {
      return new EvaluationAct.Record(
          modelId, version, holdoutRoot, reportDigest, rocAuc, prAuc, recallAtFpr1);
    }
  }
}
