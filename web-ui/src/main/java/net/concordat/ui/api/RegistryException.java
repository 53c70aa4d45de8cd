// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import org.jspecify.annotations.Nullable;

/** The registry refused or does not answer. The message is a sentence for people. */
public final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int NONE = 0;

  private final int status;
  private final @Nullable String rule;
  private final String correlationId;

  RegistryException(
      int status,
      String sentence,
      @Nullable String rule,
      String correlationId,
      @Nullable Throwable cause) {
    super(sentence, cause);
    this.status = status;
    this.rule = rule;
    this.correlationId = correlationId;
  }

  static RegistryException away(String correlationId, Throwable cause) {
    return new RegistryException(NONE, "The registry does not answer.", null, correlationId, cause);
  }

  static RegistryException signedOut(String correlationId, @Nullable Throwable cause) {
    return new RegistryException(
        401, "The session has ended: sign in again.", null, correlationId, cause);
  }

  /** The same with another status, where that says better what it means. */
  RegistryException as(int other) {
    return new RegistryException(other, String.valueOf(getMessage()), rule, correlationId, this);
  }

  /** The HTTP status; 0 if there was no answer. */
  public int status() {
    return status;
  }

  /** Whether nothing answers where the registry should. */
  public boolean isAway() {
    return status == NONE;
  }

  /** Whether the person has to sign in again. */
  public boolean isSignedOut() {
    return status == 401;
  }

  /** Whether what was asked for is not there. */
  public boolean isNotFound() {
    return status == 404;
  }

  /** Whether it does not go with how things stand by now. */
  public boolean isConflict() {
    return status == 409 || status == 412;
  }

  /** Which rule of the ledger refused; null where none did. */
  public @Nullable String rule() {
    return rule;
  }

  /** By which the registry's log has the request. */
  public String correlationId() {
    return correlationId;
  }
}
