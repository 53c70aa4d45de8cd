// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That somebody with a registered passkey is to be enrolled, or to have another passkey or other
 * roles.
 *
 * @param credentialId the passkey
 * @param roles in which the person would decide
 * @param waitSeconds how long after the decision: a day or more, less in a development network; a
 *     day if it is left out
 * @param decideUntil until when the bank's people may decide on it
 */
public record Enrolment(
    @NotBlank @Size(max = 1_364) String credentialId,
    @NotNull @Size(min = 1, max = 3)
        Set<
                @NotNull
                @Pattern(
                    regexp = "MODEL_(DEVELOPER|VALIDATOR|APPROVER)",
                    message = "must be of MODEL_DEVELOPER, MODEL_VALIDATOR, MODEL_APPROVER")
                String>
            roles,
    @Min(0) @Max(2_592_000) @Nullable Long waitSeconds,
    @NotNull Instant decideUntil) {
  private static final Duration A_DAY = Duration.ofDays(1);

  Duration waiting() {
    return waitSeconds == null ? A_DAY : Duration.ofSeconds(waitSeconds);
  }
}
