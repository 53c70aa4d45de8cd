// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.development;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.development.DevelopmentContract;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.workflows.people.MemberPeople;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Records who developed an artifact at this member, before it is published: the version then names
 * what this gives, and none of them decides on its use here.
 *
 * <p>Signed by this member, with assertions of all developers. Seen by this member and the
 * observers. Fails if 1. one of them is not enrolled as a developer, or not yet; 2. one of them
 * signed something else, for example another list of people.
 */
@StartableByRPC
public final class RecordDevelopmentFlow extends LedgerCommandFlow<StateAndRef<DevelopmentState>> {
  private final SignedDevelopment signed;

  /**
   * @param commandId a UUID in lower case; repeated, it gives what was recorded before
   * @param signed who developed what
   */
  public RecordDevelopmentFlow(String commandId, SignedDevelopment signed) {
    super(commandId);
    this.signed = signed;
  }

  @Suspendable
  @Override
  protected StateAndRef<DevelopmentState> carryOut() throws FlowException {
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId);
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<DevelopmentState>> before =
        vault.producedUnder(DevelopmentState.class, UUID.fromString(commandId));
    if (before.isPresent()) {
      return before.get();
    }
    MemberPeople people = new MemberPeople(vault, getOurIdentity());
    for (SignedDevelopment.Signature signature : signed.getSignatures()) {
      draft.reference(people.approver(signature.getPersonId()));
    }
    SignedTransaction transaction =
        draft
            .output(
                new DevelopmentState(
                    draft.header(),
                    getOurIdentity(),
                    signed.getArtifactDigest(),
                    signed.getSalt(),
                    signed.developers()))
            .sign(getServiceHub(), new DevelopmentContract.Commands.Record(), getOurIdentity());
    return subFlow(new FinaliseFlow(transaction, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }
}
