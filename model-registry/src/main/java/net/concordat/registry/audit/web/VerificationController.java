// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import net.concordat.registry.audit.AuditTrail;
import net.concordat.registry.ledger.LedgerProof;
import net.concordat.registry.ledger.LedgerProofs;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.VersionPath;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Has transactions verified. */
@RestController
@AnyReader
@Tag(name = "audit")
class VerificationController {
  private final AuditTrail trail;
  private final LedgerProofs proofs;

  VerificationController(AuditTrail trail, LedgerProofs proofs) {
    this.trail = trail;
    this.proofs = proofs;
  }

  @GetMapping("/api/v1/audit/{txId}/verification")
  @Operation(
      summary = "Have the node verify a transaction now, and say who signed it and who was told",
      description =
          "By the party's own node: signatures, the notary's among them, and the rules of the"
              + " contracts. told names whom this party's node told, and who confirmed.")
  @ApiResponse(responseCode = "200", description = "What came of it")
  @ApiResponse(responseCode = "503", description = "The node is away")
  LedgerProof verify(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String txId) {
    if (trail.transaction(txId).isEmpty()) {
      throw new NotFoundException("There is no transaction " + txId + " in this registry.");
    }
    return proofs.verify(txId);
  }
}
