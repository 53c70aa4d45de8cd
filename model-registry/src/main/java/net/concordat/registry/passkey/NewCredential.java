// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a browser made: {@code PublicKeyCredential.toJSON()}, of which this is read.
 *
 * @param response what the authenticator gave
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewCredential(@NotNull @Valid AttestationResponse response) {
  private static final String BASE_64 = "[A-Za-z0-9_-]+";

  /**
   * Both in base64url.
   *
   * @param clientDataJSON what the browser says
   * @param attestationObject what the authenticator says, at most 48 KiB
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record AttestationResponse(
      @NotNull @Size(max = 4_096) @Pattern(regexp = BASE_64, message = "must be base64url")
          String clientDataJSON,
      @NotNull @Size(max = 65_536) @Pattern(regexp = BASE_64, message = "must be base64url")
          String attestationObject) {}
}
