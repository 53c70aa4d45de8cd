// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ballot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

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
  private static final String BASE_64 = "[A-Za-z0-9_-]+";
  private static final String FORM = "must be base64url";

  /**
   * A passkey's assertion.
   *
   * @param id of the credential
   */
  public record Credential(
      @NotBlank @Size(max = 1_364) String id, @NotNull @Valid Response response) {}

  /** Its parts, each in base64url. */
  public record Response(
      @NotNull @Size(max = 1_366) @Pattern(regexp = BASE_64, message = FORM)
          String authenticatorData,
      @NotNull @Size(max = 1_366) @Pattern(regexp = BASE_64, message = FORM) String clientDataJSON,
      @NotNull @Size(max = 700) @Pattern(regexp = BASE_64, message = FORM) String signature) {}
}
