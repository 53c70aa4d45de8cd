// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

/** The job is no longer this worker's: all work on it is to be dropped. */
public final class LeaseLostException extends Exception {
  private static final long serialVersionUID = 1L;

  LeaseLostException(String message) {
    super(message);
  }
}
