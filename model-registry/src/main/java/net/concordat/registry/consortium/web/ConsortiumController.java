// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.consortium.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.consortium.Amendment;
import net.concordat.registry.consortium.Consortium;
import net.concordat.registry.ledger.ConsortiumFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VoteFact;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Only;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The consortium. */
@RestController
@RequestMapping("/api/v1/consortium")
@AnyReader
@Tag(name = "consortium")
class ConsortiumController {
  private final Consortium consortium;

  ConsortiumController(Consortium consortium) {
    this.consortium = consortium;
  }

  @GetMapping
  @Operation(summary = "Who belongs to the consortium, and its rules")
  @ApiResponse(responseCode = "200", description = "Its rules")
  @ApiResponse(responseCode = "404", description = "There was none")
  Standing<ConsortiumFact> find(@RequestParam(required = false) @Nullable Instant asOf) {
    return consortium
        .find(asOf)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no " + Only.asOf("consortium", asOf) + " in this registry."));
  }

  @GetMapping("/amendments")
  @Operation(summary = "Whom each amendment admitted, suspended or reinstated, and when")
  List<Amendment> amendments() {
    return consortium.amendments();
  }

  @GetMapping("/votes")
  @Operation(summary = "Votes for amendments of the consortium as it stands, or stood")
  List<Standing<VoteFact>> votes(@RequestParam(required = false) @Nullable Instant asOf) {
    return consortium.votes(asOf);
  }
}
