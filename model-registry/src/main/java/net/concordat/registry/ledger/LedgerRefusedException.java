// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/** A rule of the ledger refused an act; nothing of it was done. */
public final class LedgerRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String rule;
  private final boolean mayPassLater;

  /**
   * @param rule its name
   * @param detail its sentence, and what was given
   * @param mayPassLater whether it refused because of how things stand, rather than what was asked
   */
  public LedgerRefusedException(String rule, String detail, boolean mayPassLater) {
    super(detail);
    this.rule = rule;
    this.mayPassLater = mayPassLater;
  }

  /** The rule's name. */
  public String rule() {
    return rule;
  }

  /** Whether the same may be allowed when things stand otherwise. */
  public boolean mayPassLater() {
    return mayPassLater;
  }
}
