// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.consortium.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import net.concordat.registry.ledger.Reconciliation;
import net.concordat.registry.ledger.Reconciliations;
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

  ReconciliationController(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  @GetMapping("/api/v1/reconciliation")
  @Operation(summary = "Whether this observer was given all that the notary committed")
  @ApiResponse(responseCode = "200", description = "As its node said in the last seconds")
  @ApiResponse(responseCode = "404", description = "The node has not been reached yet")
  Reconciliation last() {
    return reconciliations
        .last()
        .orElseThrow(
            () ->
                new NotFoundException("The node has not been reached since this registry began."));
  }
}
