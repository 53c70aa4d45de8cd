// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.List;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.flows.StartableByService;
import net.corda.core.identity.Party;

/**
 * Asks a member to tell this node what it has for it: whatever waits, and certain transactions in
 * particular, though they were told, refused or receipted before. The member sends them in reports
 * of its own.
 *
 * <p>Nothing goes on the ledger. Fails if this node is neither member nor observer of the member's
 * consortium. The member runs {@link RequestReportsFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
@StartableByService
public final class RequestReportsFlow extends FlowLogic<Integer> {
  /** How many transactions can be asked for at once. */
  static final int IDS = 500;

  private final Party member;
  private final ArrayList<SecureHash> ids;

  /**
   * @param member whom to ask
   * @param ids what in particular, at most {@value #IDS}; may be empty
   */
  public RequestReportsFlow(Party member, List<SecureHash> ids) {
    this.member = member;
    this.ids = new ArrayList<>(ids);
  }

  static String task(Party member) {
    return "ask " + member.getName();
  }

  /** Gives of how many of the transactions asked for the member is going to tell. */
  @Suspendable
  @Override
  public Integer call() throws FlowException {
    new FlowLease(getServiceHub()).take(task(member), getRunId());
    return initiateFlow(member)
        .sendAndReceive(Integer.class, new TransactionIds(ids))
        .unwrap(promised -> promised);
  }
}
