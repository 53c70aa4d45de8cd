// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

/** The registry understood and refused; the message is its sentence. */
public final class RegistryRefusalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RegistryRefusalException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status of the answer, from 400 to 499. */
  public int status() {
    return status;
  }
}
