// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/** Nobody of that name is known to the node. */
public final class UnknownMemberException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the name that was given. */
  public UnknownMemberException(String name) {
    super(
        "A member is named as on the ledger, for example O=BankA, L=London, C=GB; given "
            + (name.length() > 300 ? name.substring(0, 300) + "..." : name));
  }
}
