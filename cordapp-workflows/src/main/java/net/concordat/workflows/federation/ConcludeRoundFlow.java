// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.contracts.federation.Verdict;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import org.jspecify.annotations.Nullable;

/** The end of a round: who of those that committed is not in it, and why. */
public abstract class ConcludeRoundFlow extends RoundFlow {
  ConcludeRoundFlow(String commandId, SecureHash federationId, int number) {
    super(commandId, federationId, number);
  }

  @Override
  final boolean isOfCommitted() {
    return true;
  }

  @Override
  final boolean isComplete(FederationState federation, RoundState standing) {
    return true;
  }

  /**
   * All that are not in the round: who was not when it was opened, what this node found of the
   * others' updates, who came too late to be in a masked sum, and what its worker found.
   */
  final List<Exclusion> excluded(RoundState standing, List<Exclusion> found) {
    Mailbox mailbox = new Mailbox(getServiceHub(), federationId, number);
    List<Integer> survivors = MaskBox.survivors(getServiceHub(), federationId, number);
    List<Exclusion> excluded = new ArrayList<>(standing.getExcluded());
    for (UpdateCommitment committed : standing.getCommitments()) {
      int seat = committed.getSeat();
      Exclusion exclusion = exclusion(committed, mailbox.from(seat));
      if (exclusion == null && !survivors.isEmpty() && !survivors.contains(seat)) {
        exclusion = new Exclusion(seat, ExclusionReason.AWAY, null);
      }
      if (exclusion == null) {
        exclusion = find(seat, found);
      }
      if (exclusion != null) {
        excluded.add(exclusion);
      }
    }
    return excluded;
  }

  /** What the evaluators of a gate said of the weights this node offered them; null for nothing. */
  final @Nullable Verdict verdict(LedgerDraft draft, FederationState federation)
      throws FlowException {
    return federation.getPlan().getGate() == null ? null : said(draft, GateStep.WEIGHTS);
  }

  /** What they said of the updates, where somebody is left out for that; else null. */
  final @Nullable Verdict weighed(LedgerDraft draft, List<Exclusion> excluded)
      throws FlowException {
    return excluded.stream().anyMatch(one -> one.getReason() == ExclusionReason.LEAST_GAIN)
        ? said(draft, GateStep.UPDATES)
        : null;
  }

  private @Nullable Verdict said(LedgerDraft draft, GateStep step) throws FlowException {
    return new GateDesk(getServiceHub(), federationId, number, step)
        .verdict(draft.consortium(), getOurIdentity());
  }

  private static @Nullable Exclusion find(int seat, List<Exclusion> found) {
    for (Exclusion exclusion : found) {
      if (exclusion.getSeat() == seat) {
        return exclusion;
      }
    }
    return null;
  }

  private static @Nullable Exclusion exclusion(
      UpdateCommitment committed, @Nullable UpdateMail mail) {
    int seat = committed.getSeat();
    if (mail == null) {
      return new Exclusion(seat, ExclusionReason.AWAY, null);
    }
    UpdateCommitment other =
        mail.getCommitment().getDigest().equals(committed.getDigest())
            ? mail.getSecond()
            : mail.getCommitment();
    if (other != null) {
      return new Exclusion(seat, ExclusionReason.TWO_UPDATES, other);
    }
    if (mail.isArrived()) {
      return null;
    }
    ExclusionReason finding = mail.getFinding();
    return new Exclusion(seat, finding == null ? ExclusionReason.AWAY : finding, null);
  }
}
