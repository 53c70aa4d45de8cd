// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.consortium.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import net.concordat.registry.ledger.Reconciliation;
import net.concordat.registry.ledger.Reconciliations;
import net.concordat.registry.scoring.BatchGap;
import net.concordat.registry.scoring.BatchGaps;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.ObserverOnly;
import net.concordat.registry.web.NotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether anything is missing. */
@RestController
@ObserverOnly
@AnyReader
@Tag(name = "consortium")
class ReconciliationController {
  private final Reconciliations reconciliations;
  private final BatchGaps gaps;

  ReconciliationController(Reconciliations reconciliations, BatchGaps gaps) {
    this.reconciliations = reconciliations;
    this.gaps = gaps;
  }

  /**
   * @param transactions what the node was given
   * @param decisionGaps where logs of decisions do not go on from the batch before; none if all do
   */
  record Reconciled(@JsonUnwrapped Reconciliation transactions, List<BatchGap> decisionGaps) {}

  @GetMapping("/api/v1/reconciliation")
  @Operation(
      summary =
          "Whether this observer was given all that the notary committed, and each log of decisions is whole")
  @ApiResponse(responseCode = "200", description = "As its node said in the last seconds")
  @ApiResponse(responseCode = "404", description = "The node has not been reached yet")
  Reconciled last() {
    return reconciliations
        .last()
        .map(said -> new Reconciled(said, gaps.all()))
        .orElseThrow(
            () ->
                new NotFoundException("The node has not been reached since this registry began."));
  }
}
