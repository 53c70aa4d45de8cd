// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.UUID;
import net.concordat.contracts.consortium.ConsortiumContract;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.sharing.GrantContract;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.observer.Outbox;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.NotaryFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.node.StatesToRecord;
import net.corda.core.transactions.SignedTransaction;

/**
 * A member founds a second consortium of the same name with a key of its own that it calls by the
 * victim's name, and sends the victim a grant made there. Every transaction of it is valid by
 * contract and notarised; what stops it is that the victim's node knows which consortium is its
 * own.
 *
 * <p>Gives the id of the transaction with the grant.
 */
@StartableByRPC
public final class PretendConsortiumFlow extends FlowLogic<SecureHash> {
  private final Party victim;

  /**
   * @param victim the member to be deceived
   */
  public PretendConsortiumFlow(Party victim) {
    this.victim = victim;
  }

  @Suspendable
  @Override
  public SecureHash call() throws FlowException {
    ConsortiumState real = new ConsortiumPin(getServiceHub()).current().getState().getData();
    PublicKey puppetKey = getServiceHub().getKeyManagementService().freshKey();
    Party puppet = new Party(victim.getName(), puppetKey);
    StateAndRef<ConsortiumState> pretended = found(real, puppet);
    SignedTransaction grant = notarise(offer(pretended, publish(pretended, puppet), puppet));
    new Outbox(getServiceHub()).enqueue(grant, Collections.singletonList(victim));
    return grant.getId();
  }

  @Suspendable
  private StateAndRef<ConsortiumState> found(ConsortiumState real, Party puppet)
      throws FlowException {
    String commandId = UUID.randomUUID().toString();
    SignedTransaction seeding =
        notarise(
            LedgerDraft.beforeConsortium(real.getNotary(), real.getRules(), commandId)
                .output(new ConsortiumSeedState(getOurIdentity()))
                .sign(
                    getServiceHub(),
                    new ConsortiumContract.Commands.IssueSeed(),
                    getOurIdentity()));
    StateAndRef<ConsortiumSeedState> seed = seeding.getTx().outRef(0);
    LedgerDraft draft =
        LedgerDraft.beforeConsortium(real.getNotary(), real.getRules(), commandId).input(seed);
    StateHeader header =
        new StateHeader(
            ConsortiumState.idOf(seed.getRef()),
            real.getHeader().getObservers(),
            draft.now(),
            commandId,
            null);
    draft
        .output(
            new ConsortiumState(
                header,
                real.getName(),
                1,
                Arrays.asList(member(getOurIdentity()), member(puppet)),
                real.getNotary(),
                withThresholdOne(real)))
        .output(new RegisterTicketState(header, getOurIdentity()))
        .output(new RegisterTicketState(header, puppet));
    SignedTransaction founding =
        draft.sign(
            getServiceHub(), new ConsortiumContract.Commands.Found(), getOurIdentity(), puppet);
    return notarise(getServiceHub().addSignature(founding, puppet.getOwningKey()))
        .getTx()
        .outRef(0);
  }

  @Suspendable
  private StateAndRef<ModelVersionState> publish(
      StateAndRef<ConsortiumState> pretended, Party puppet) throws FlowException {
    LedgerDraft seeding = draft(pretended);
    StateAndRef<ModelSeedState> seed =
        notarise(
                seeding
                    .output(new ModelSeedState(seeding.header(), getOurIdentity()))
                    .sign(
                        getServiceHub(),
                        new RegisteredModelContract.Commands.IssueSeed(),
                        getOurIdentity()))
            .getTx()
            .outRef(0);
    LedgerDraft registering = draft(pretended).input(seed);
    StateAndRef<RegisteredModelState> model =
        notarise(
                registering
                    .output(
                        new RegisteredModelState(
                            registering.header(seed.getRef()),
                            RegisteredModelState.idOf(seed.getRef()),
                            "pretended",
                            getOurIdentity(),
                            purpose(pretended),
                            0))
                    .sign(
                        getServiceHub(),
                        new RegisteredModelContract.Commands.Register(),
                        getOurIdentity()))
            .getTx()
            .outRef(0);
    LedgerDraft publishing = draft(pretended).input(model);
    RegisteredModelState next =
        model.getState().getData().withNextVersion(publishing.header(model.getRef()));
    return notarise(
            publishing
                .output(next)
                .output(version(publishing, next, puppet))
                .sign(
                    getServiceHub(), new ModelVersionContract.Commands.Publish(), getOurIdentity()))
        .getTx()
        .outRef(1);
  }

  private ModelVersionState version(LedgerDraft draft, RegisteredModelState model, Party puppet)
      throws FlowException {
    SecureHash any = SecureHash.sha256("pretended");
    return ModelVersionState.pending(
        draft.header(),
        model.getModelId(),
        1,
        getOurIdentity(),
        new ArtifactDescription(any, 1, any, any, any, any),
        null,
        new Provenance(
            draft.consortium().getRules().getDataDomains().get(0).getName(), any, any, "pretended"),
        SharingPolicy.named(
            Collections.singletonList(puppet), Collections.emptyList(), terms(draft)));
  }

  private SignedTransaction offer(
      StateAndRef<ConsortiumState> pretended, StateAndRef<ModelVersionState> version, Party puppet)
      throws FlowException {
    LedgerDraft draft = draft(pretended).reference(version);
    ModelVersionState state = version.getState().getData();
    StateHeader header = draft.header();
    return draft
        .output(
            new GrantState(
                header,
                UUID.fromString(header.getCommandId()),
                state.id(),
                state.getStatus(),
                getOurIdentity(),
                puppet,
                GrantKind.REVIEW,
                state.getPolicy().getTerms(),
                GrantStatus.OFFERED,
                null))
        .sign(getServiceHub(), new GrantContract.Commands.Offer(), getOurIdentity());
  }

  private static UsageTerms terms(LedgerDraft draft) throws FlowException {
    return new UsageTerms(
        draft.consortium().getRules().getPurposes(),
        true,
        false,
        true,
        draft.now().plus(Duration.ofDays(1)),
        "pretended");
  }

  private static String purpose(StateAndRef<ConsortiumState> consortium) {
    return consortium.getState().getData().getRules().getPurposes().get(0);
  }

  private static LedgerDraft draft(StateAndRef<ConsortiumState> consortium) throws FlowException {
    return LedgerDraft.under(consortium, UUID.randomUUID().toString());
  }

  private static Member member(Party party) {
    return new Member(
        party,
        MemberStatus.ACTIVE,
        party.getName().getCountry(),
        Collections.singletonList("https://pretended.example"),
        "pretended.example");
  }

  /** Two members are enough for the pretence, so one other must be enough to approve. */
  private static ConsortiumRules withThresholdOne(ConsortiumState real) {
    return new ConsortiumRules(
        1,
        1,
        real.getRules().getPurposes(),
        real.getRules().getDataDomains(),
        real.getRules().getMaxUnobservedSeconds(),
        real.getRules().getAttestationRule(),
        real.getRules().isDevelopmentNetwork(),
        real.getRules().getAllowedContractJars(),
        real.getRules().getContractKey());
  }

  /** Without FinalityFlow, which would look for the puppet's node. */
  @Suspendable
  private SignedTransaction notarise(SignedTransaction signed) throws FlowException {
    SignedTransaction notarised =
        signed.plus(new ArrayList<>(subFlow(new NotaryFlow.Client(signed))));
    getServiceHub()
        .recordTransactions(StatesToRecord.ALL_VISIBLE, Collections.singletonList(notarised));
    return notarised;
  }
}
