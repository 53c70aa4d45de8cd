// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What a passkey signed: the parts of an assertion that a browser gives, each in base64url. What
 * the browser gives beside them is left.
 *
 * @param authenticatorData what the authenticator says
 * @param clientDataJSON what the browser says
 * @param signature over both
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AssertionResponse(
    @NotNull @Pattern(regexp = BASE_64, message = FORM) String authenticatorData,
    @NotNull @Pattern(regexp = BASE_64, message = FORM) String clientDataJSON,
    @NotNull @Pattern(regexp = BASE_64, message = FORM) String signature) {
  private static final String BASE_64 = "(?:[A-Za-z0-9_-]{4}){0,341}[A-Za-z0-9_-]{2,4}";
  private static final String FORM = "must be base64url of at most 1024 bytes";
}
