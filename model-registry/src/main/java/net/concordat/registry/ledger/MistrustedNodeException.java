// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/** The node said something that cannot be true of its own ledger. */
public final class MistrustedNodeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what it said. */
  public MistrustedNodeException(String message) {
    super(message);
  }
}
