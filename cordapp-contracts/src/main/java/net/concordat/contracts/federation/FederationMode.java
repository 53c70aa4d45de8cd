// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.corda.core.serialization.CordaSerializable;

/** Who sees the update of a client. */
@CordaSerializable
public enum FederationMode {
  /** Nobody: updates are masked, and only their sum is seen. Five clients or more. */
  CONFIDENTIAL(5, 4),
  /**
   * The aggregator of the round, so that it can leave out who harms the others; with a rule that is
   * judged the evaluators, too.
   */
  ROBUST(3, 3),
  /** Nobody: the sums of groups of three are seen, and combined. Nine clients or more. */
  GROUPED(9, 6);

  /** How many clients a group has, where there are groups. */
  public static final int GROUP = 3;

  private final int leastClients;
  private final int leastQuorum;

  FederationMode(int leastClients, int leastQuorum) {
    this.leastClients = leastClients;
    this.leastQuorum = leastQuorum;
  }

  /** With how many clients a federation begins at the least. */
  public int leastClients() {
    return leastClients;
  }

  /** Of how many clients a round combines updates at the least. */
  public int leastQuorum() {
    return leastQuorum;
  }

  /** Whether sums alone are seen, so that nothing but a mean can be taken of single updates. */
  public boolean isMasked() {
    return this != ROBUST;
  }
}
