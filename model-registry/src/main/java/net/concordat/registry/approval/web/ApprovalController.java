// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.approval.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.approval.Approvals;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Members' votes on versions. */
@RestController
@AnyReader
@Tag(name = "approvals")
class ApprovalController {
  private final Approvals approvals;

  ApprovalController(Approvals approvals) {
    this.approvals = approvals;
  }

  @GetMapping(VersionPath.VERSION + "/approvals")
  @Operation(summary = "Each member's vote on a version")
  List<Standing<ApprovalFact>> of(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return approvals.of(modelId, version, asOf);
  }
}
