// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Locale;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Tells what is, or was, signed under a short code, from this node's own ledger: so that a person
 * can compare it with what a screen shows.
 *
 * <p>Nothing goes on the ledger. Fails if no proposal of the member's has an answer of that code.
 */
@StartableByRPC
public final class DecisionByCodeFlow extends FlowLogic<Ballot> {
  private final Party member;
  private final String code;

  /**
   * @param member whose people decide
   * @param code the short code, with or without hyphens, in either case
   */
  public DecisionByCodeFlow(Party member, String code) {
    this.member = member;
    this.code = code;
  }

  @Suspendable
  @Override
  public Ballot call() throws FlowException {
    Ballots ballots = new Ballots(getServiceHub());
    for (StateAndRef<ProposalState> proposal :
        new Proposals(new Vault(getServiceHub()), member).asked()) {
      for (Ballot ballot : ballots.on(proposal)) {
        if (plain(ballot.getCode()).equals(plain(code))) {
          return ballot;
        }
      }
    }
    throw FlowRule.FOUND.refusal("no decision of the code " + code + " at " + member.getName());
  }

  /** As Crockford reads: hyphens do not count, O is 0, and I and L are 1. */
  private static String plain(String given) {
    return given
        .toUpperCase(Locale.ROOT)
        .replace("-", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }
}
