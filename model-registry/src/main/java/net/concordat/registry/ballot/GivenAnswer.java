// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ballot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import net.concordat.registry.ledger.AssertionResponse;

/**
 * An answer with what the person's passkey signed for it.
 *
 * @param role in which role
 * @param verdict APPROVE or REJECT
 * @param credential what the browser gave: {@code PublicKeyCredential.toJSON()}, of which this is
 *     read
 */
public record GivenAnswer(
    @NotNull
        @Pattern(
            regexp = "MODEL_(DEVELOPER|VALIDATOR|APPROVER)",
            message = "must be MODEL_DEVELOPER, MODEL_VALIDATOR or MODEL_APPROVER")
        String role,
    @NotNull @Pattern(regexp = "APPROVE|REJECT", message = "must be APPROVE or REJECT")
        String verdict,
    @NotNull @Valid Credential credential) {
  /**
   * A passkey's assertion.
   *
   * @param id of the credential
   * @param response what was signed
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Credential(
      @NotBlank @Size(max = 1_364) String id, @NotNull @Valid AssertionResponse response) {}
}
