// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import org.jspecify.annotations.Nullable;

/** The realm gives no more tokens: the person has to sign in again. */
public final class SignedOutException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SignedOutException(@Nullable Throwable cause) {
    super("The session at the realm has ended: sign in again.", cause);
  }
}
