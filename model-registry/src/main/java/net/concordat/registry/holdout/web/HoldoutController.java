// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.holdout.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.holdout.Holdouts;
import net.concordat.registry.ledger.HoldoutFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.security.AnyReader;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rows that members committed to measure on. */
@RestController
@AnyReader
@Tag(name = "evaluations")
class HoldoutController {
  private final Holdouts holdouts;

  HoldoutController(Holdouts holdouts) {
    this.holdouts = holdouts;
  }

  @GetMapping("/api/v1/holdouts")
  @Operation(summary = "Which rows members committed to measure on, and how often they did")
  List<Standing<HoldoutFact>> find(
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return holdouts.find(owner, asOf);
  }
}
