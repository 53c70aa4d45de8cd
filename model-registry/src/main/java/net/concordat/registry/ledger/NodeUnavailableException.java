// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/** The node does not answer. What was asked for can be asked for again later. */
public final class NodeUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason that the connection gave. */
  public NodeUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
