// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a validator found.
 *
 * @param id its name in the report
 * @param description what was found
 * @param severity how bad it is
 * @param owner who is to mend it
 * @param dueDate until when
 * @param status what became of it
 * @param resolution how it was mended, or why it is borne; null while it is open
 */
public record Finding(
    @NotNull @Pattern(regexp = ID, message = ID_FORM) String id,
    @NotBlank String description,
    @NotNull Severity severity,
    @NotBlank String owner,
    @NotNull LocalDate dueDate,
    @NotNull Status status,
    @Nullable String resolution) {
  /** What an id is. */
  public static final String ID = "[A-Za-z0-9._-]{1,50}";

  /** The same in words. */
  public static final String ID_FORM = "must be 1 to 50 letters, digits, dots, dashes";

  /** How bad a finding is. */
  public enum Severity {
    /** It is to be known. */
    LOW,
    /** It is to be mended. */
    MEDIUM,
    /** It is to be mended soon. */
    HIGH,
    /** The version is not to be used before it is mended. */
    CRITICAL
  }

  /** What became of a finding. */
  public enum Status {
    /** Nothing yet. */
    OPEN,
    /** It is mended. */
    CLOSED,
    /** It stays, and the bank bears it. */
    ACCEPTED
  }

  /** A day that every database can keep. */
  @JsonIgnore
  @AssertTrue(message = "must have a dueDate of the years 1 to 9999")
  public boolean isDueInOurTime() {
    return dueDate == null || (dueDate.getYear() >= 1 && dueDate.getYear() <= 9999);
  }

  /** Nothing is closed or accepted without a word. */
  @JsonIgnore
  @AssertTrue(message = "must say in resolution how it was closed or why it is accepted")
  public boolean isSettledWithReason() {
    return status == Status.OPEN || (resolution != null && !resolution.isBlank());
  }
}
