// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import net.concordat.registry.federation.FederationPart;
import net.concordat.registry.federation.FederationParts;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How this bank trains in a federation. */
@RestController
@RequestMapping("/api/v1/federations/{federationId}/part")
@BankOnly
@AnyReader
@Tag(name = "federations")
class FederationPartController {
  private static final int ROWS_CHARACTERS = 8_192;

  private final FederationParts parts;

  FederationPartController(FederationParts parts) {
    this.parts = parts;
  }

  /**
   * @param spec what all clients agreed on, as text, at most 32,768 characters: its SHA-256 is the
   *     federation's
   * @param rows on which rows this bank's worker trains; at most 8,192 characters
   * @param dataDomain whose privacy budget is spent where the federation states privacy
   */
  record Written(
      @NotBlank @Size(max = 32_768) String spec,
      @NotNull @Schema(implementation = Object.class) ObjectNode rows,
      @Nullable @Size(min = 1, max = 100) String dataDomain) {}

  @PutMapping
  @PreAuthorize("hasRole('model-developer')")
  @Operation(
      summary = "Say how this bank trains in a federation",
      description = "Without it the bank is away in each round, also once it has accepted.")
  FederationPart write(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String federationId,
      @Valid @RequestBody Written written,
      Principal who) {
    int length = written.rows().toString().length();
    if (length > ROWS_CHARACTERS) {
      throw new BadRequestException(
          "rows must have at most %d characters; given %d".formatted(ROWS_CHARACTERS, length),
          null);
    }
    return parts.write(
        federationId, written.spec(), written.rows(), written.dataDomain(), who.getName());
  }

  @GetMapping
  @Operation(summary = "How this bank trains in a federation, and what its workers did")
  FederationPart part(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String federationId) {
    return parts.partWithSteps(federationId);
  }
}
