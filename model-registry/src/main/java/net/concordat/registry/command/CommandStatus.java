// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command;

/** How a command stands. */
public enum CommandStatus {
  /** The node is at it, or will be. */
  RUNNING,
  /** It is on the ledger. */
  DONE,
  /** A rule refused it; nothing of it is on the ledger. It can be attempted again. */
  REFUSED,
  /** The node could not carry it out. It can be attempted again. */
  FAILED;

  /** Whether nothing more comes of it by itself. */
  public boolean isEnd() {
    return this != RUNNING;
  }
}
