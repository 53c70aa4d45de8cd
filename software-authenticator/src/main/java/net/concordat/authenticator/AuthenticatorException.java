// SPDX-License-Identifier: Apache-2.0
package net.concordat.authenticator;

/** A key store that cannot be made or opened; the message is for the person who asked. */
public final class AuthenticatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AuthenticatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
