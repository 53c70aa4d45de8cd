// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.bench;

/** The pages, or the realm where people sign in, did not answer as they should. */
public final class VisitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  VisitException(String message) {
    super(message);
  }
}
