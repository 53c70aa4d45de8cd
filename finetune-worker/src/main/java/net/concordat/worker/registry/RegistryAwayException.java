// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import java.io.IOException;

/** The registry, or where the worker signs in, does not answer now; it may later. */
public final class RegistryAwayException extends IOException {
  private static final long serialVersionUID = 1L;

  RegistryAwayException(String message) {
    super(message);
  }

  RegistryAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
