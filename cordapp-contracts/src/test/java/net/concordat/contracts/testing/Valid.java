// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Parties.OUTSIDER;
import static net.concordat.contracts.testing.Samples.header;
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumContract;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.consortium.VoteContract;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.delivery.DeliveryReceiptContract;
import net.concordat.contracts.evaluation.EvaluationContract;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.holdout.HoldoutContract;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantContract;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.core.TestIdentity;

/** One valid transaction of every kind, each with a history of its own on the ledger. */
public final class Valid {
  /** Four minutes around the time that every state says. */
  public static final TimeWindow WINDOW =
      TimeWindow.withTolerance(Samples.NOW, Duration.ofMinutes(2));

  private static final List<Supplier<TransactionDraft>> REFERRING_TO_CONSORTIUM =
      List.of(
          Valid::vote,
          Valid::issueModelSeed,
          Valid::register,
          Valid::publish,
          Valid::publishDerivedFromOwn,
          Valid::publishDerivedFromGranted,
          Budgets::publish,
          Budgets::publishDerived,
          Valid::decide,
          Valid::approve,
          Valid::reject,
          Valid::freeze,
          Valid::unfreeze,
          Valid::withdraw,
          Valid::offer,
          Valid::offerReview,
          Valid::passOn,
          Valid::accept,
          Valid::revoke,
          Valid::receipt,
          Valid::commitHoldout,
          Valid::useHoldout,
          Valid::evaluate,
          Valid::evaluateOwn,
          People::open,
          People::propose,
          People::decide,
          People::refuse,
          People::concludeReview,
          People::enrol,
          People::changePerson,
          People::revokePerson,
          People::changeRule,
          Budgets::open,
          Budgets::spend,
          Developments::record,
          Adoptions::adopt,
          Adoptions::adoptOwn,
          Adoptions::adoptDerived,
          Adoptions::reinstate,
          Adoptions::promote,
          Adoptions::suspend,
          Adoptions::retire,
          Scorings::begin,
          Scorings::anchor,
          Federations::propose,
          Federations::accept,
          Federations::acceptAsOwner,
          Federations::reveal,
          Federations::decline,
          Federations::leave,
          Federations::begin,
          Federations::commit,
          Federations::aggregate,
          Federations::rollBack,
          Federations::publish);

  private Valid() {}

  /** Bank A prepares a founding. */
  public static TransactionDraft issueConsortiumSeed() {
    return new TransactionDraft()
        .producing(new ConsortiumSeedState(BANK_A.getParty()))
        .commanding(new ConsortiumContract.Commands.IssueSeed())
        .signedBy(BANK_A)
        .within(WINDOW);
  }

  /** All four banks found the consortium. */
  public static TransactionDraft found() {
    StateAndRef<ConsortiumSeedState> seed = given(new ConsortiumSeedState(BANK_A.getParty()));
    return founding(seed, ConsortiumState.idOf(seed.getRef()), Samples.members(MemberStatus.ACTIVE))
        .signedBy(BANK_A, BANK_B, BANK_C, BANK_D);
  }

  /** A founding that bank A proposes, with a ticket for each member; nobody has signed it. */
  public static TransactionDraft founding(
      StateAndRef<ConsortiumSeedState> seed, SecureHash id, List<Member> members) {
    TransactionDraft draft =
        new TransactionDraft()
            .consuming(seed)
            .producing(Samples.consortium(id))
            .with(ConsortiumState.class, "members", members)
            .commanding(new ConsortiumContract.Commands.Found())
            .within(WINDOW);
    for (Member member : members) {
      draft.producing(new RegisterTicketState(header(id, null), member.getParty()));
    }
    return draft;
  }

  /** Bank B votes for the admission of an outsider. */
  public static TransactionDraft vote() {
    StateAndRef<ConsortiumState> current = given(Samples.consortium(Samples.CONSORTIUM_ID));
    return new TransactionDraft()
        .referencing(current)
        .producing(Samples.vote(current, Samples.admission(OUTSIDER), BANK_B))
        .commanding(new VoteContract.Commands.Cast())
        .signedBy(BANK_B)
        .within(WINDOW);
  }

  /** Banks A, B and C have voted for the admission of an outsider; bank A submits it. */
  public static TransactionDraft admit() {
    TransactionDraft draft = amending(Samples.admission(OUTSIDER), BANK_A, BANK_B, BANK_C);
    return draft.producing(new RegisterTicketState(header(null), OUTSIDER.getParty()));
  }

  /** Banks A, B and C have voted for the suspension of bank D; bank A submits it. */
  public static TransactionDraft suspend() {
    return amending(Samples.charter(Samples.membersWithSuspended(BANK_D)), BANK_A, BANK_B, BANK_C);
  }

  /** Members have voted for a charter; the first of them submits it. */
  public static TransactionDraft amending(Charter next, TestIdentity... voters) {
    return amending(Samples.consortium(Samples.CONSORTIUM_ID), next, voters);
  }

  /** Members have voted for a charter to follow a given state; the first of them submits it. */
  public static TransactionDraft amending(
      ConsortiumState standing, Charter next, TestIdentity... voters) {
    StateAndRef<ConsortiumState> current = given(standing);
    TransactionDraft draft =
        new TransactionDraft()
            .consuming(current)
            .commanding(new ConsortiumContract.Commands.Amend())
            .signedBy(voters[0])
            .within(WINDOW);
    for (TestIdentity voter : voters) {
      draft.consuming(given(Samples.vote(current, next, voter)));
    }
    StateHeader header = header(current.getRef());
    return draft.producing(
        new ConsortiumState(
            new StateHeader(
                header.getConsortiumId(),
                next.getObservers(),
                header.getAt(),
                header.getCommandId(),
                header.getSupersedes()),
            next.getName(),
            standing.getVersion() + 1,
            next.getMembers(),
            next.getNotary(),
            next.getRules()));
  }

  /** Bank A prepares a registration. */
  public static TransactionDraft issueModelSeed() {
    return by(BANK_A, new RegisteredModelContract.Commands.IssueSeed())
        .producing(new ModelSeedState(header(null), BANK_A.getParty()));
  }

  /** Bank A registers a model. */
  public static TransactionDraft register() {
    StateAndRef<ModelSeedState> seed = given(new ModelSeedState(header(null), BANK_A.getParty()));
    return by(BANK_A, new RegisteredModelContract.Commands.Register())
        .consuming(seed)
        .producing(
            new RegisteredModelState(
                header(seed.getRef()),
                RegisteredModelState.idOf(seed.getRef()),
                "Card fraud",
                BANK_A.getParty(),
                "fraud",
                0));
  }

  /** Bank A publishes version 3. */
  public static TransactionDraft publish() {
    return publishing(BANK_A, new ModelVersionContract.Commands.Publish())
        .producing(Samples.version(VersionStatus.PENDING_APPROVAL));
  }

  /** Bank A publishes what it made of its own version 2. */
  public static TransactionDraft publishDerivedFromOwn() {
    return publishDerivedFromOwn(
        Samples.version(BANK_A, 2, null, Samples.policy(), VersionStatus.APPROVED));
  }

  /** Its owner publishes what it made of its own version. */
  public static TransactionDraft publishDerivedFromOwn(ModelVersionState own) {
    StateAndRef<ModelVersionState> parent = given(own);
    TestIdentity owner = own.getOwner().equals(BANK_A.getParty()) ? BANK_A : BANK_B;
    return publishing(owner, new ModelVersionContract.Commands.PublishDerived())
        .referencing(parent)
        .producing(
            Samples.version(
                owner,
                3,
                new ParentLink(parent.getRef(), own.id(), own.grantBehind()),
                own.getPolicy(),
                VersionStatus.PENDING_APPROVAL));
  }

  /** Bank B publishes what it made of bank A's version, under its grant. */
  public static TransactionDraft publishDerivedFromGranted() {
    StateAndRef<ModelVersionState> parent = given(Samples.version(VersionStatus.APPROVED));
    StateAndRef<GrantState> grant = given(Samples.useGrant());
    return publishing(BANK_B, new ModelVersionContract.Commands.PublishDerived())
        .referencing(parent)
        .referencing(grant)
        .producing(
            Samples.version(
                BANK_B,
                3,
                new ParentLink(parent.getRef(), parent.getState().getData().id(), grant.getRef()),
                Samples.derivedPolicy(),
                VersionStatus.PENDING_APPROVAL));
  }

  private static TransactionDraft publishing(TestIdentity owner, ConcordatCommand command) {
    StateAndRef<RegisteredModelState> model = given(Samples.model(owner, 2));
    return by(owner, command)
        .consuming(model)
        .producing(model.getState().getData().withNextVersion(header(model.getRef())));
  }

  /** Bank B approves bank A's pending version. */
  public static TransactionDraft decide() {
    return decide(Decision.APPROVE);
  }

  /** Bank B decides on bank A's pending version. */
  public static TransactionDraft decide(Decision decision) {
    StateAndRef<ModelVersionState> version = given(Samples.version(VersionStatus.PENDING_APPROVAL));
    return decide(version, People.review(version, decision));
  }

  /** Bank B decides on a version what its people decided. */
  public static TransactionDraft decide(
      StateAndRef<ModelVersionState> version, ReviewSubject subject) {
    TornOff decided = People.reviewed(People.concludeReview(given(People.proposal(subject))));
    return by(BANK_B, new ApprovalContract.Commands.Decide(decided))
        .referencing(version)
        .producing(ApprovalState.of(header(null), BANK_B.getParty(), subject, decided.id()));
  }

  /** Bank A counts the approvals of banks B and C. */
  public static TransactionDraft approve() {
    return deciding(
        new ModelVersionContract.Commands.Approve(),
        VersionStatus.APPROVED,
        Decision.APPROVE,
        BANK_B,
        BANK_C);
  }

  /** Bank A counts the rejections of banks B and C, after which bank D alone cannot approve. */
  public static TransactionDraft reject() {
    return deciding(
        new ModelVersionContract.Commands.Reject(),
        VersionStatus.REJECTED,
        Decision.REJECT,
        BANK_B,
        BANK_C);
  }

  /** Bank A counts decisions of given members. */
  public static TransactionDraft deciding(
      ConcordatCommand command, VersionStatus status, Decision decision, TestIdentity... members) {
    return deciding(
        Samples.version(VersionStatus.PENDING_APPROVAL), command, status, decision, members);
  }

  /** Bank A counts decisions of given members on a version as it stands. */
  public static TransactionDraft deciding(
      ModelVersionState standing,
      ConcordatCommand command,
      VersionStatus status,
      Decision decision,
      TestIdentity... members) {
    StateAndRef<ModelVersionState> version = given(standing);
    TransactionDraft draft = by(BANK_A, command).consuming(version);
    for (TestIdentity member : members) {
      draft.consuming(given(Samples.approval(version, member, decision)));
    }
    return draft.producing(
        version
            .getState()
            .getData()
            .decided(header(version.getRef()), status, draft.consumedRefs(ApprovalState.class)));
  }

  /** Bank A offers bank B the use of its approved version. */
  public static TransactionDraft offer() {
    return offering(VersionStatus.APPROVED, GrantKind.USE, BANK_B);
  }

  /** Bank A offers bank D to review its pending version. */
  public static TransactionDraft offerReview() {
    return offering(VersionStatus.PENDING_APPROVAL, GrantKind.REVIEW, BANK_D);
  }

  /** Bank A offers its version to a member. */
  public static TransactionDraft offering(
      VersionStatus status, GrantKind kind, TestIdentity grantee) {
    ModelVersionState version = Samples.version(status);
    return by(BANK_A, new GrantContract.Commands.Offer())
        .referencing(given(version))
        .producing(Samples.grant(version, kind, grantee, GrantStatus.OFFERED));
  }

  /** Bank B offers bank C the use of bank A's version, which it may share onward. */
  public static TransactionDraft passOn() {
    ModelVersionState version = Samples.version(VersionStatus.APPROVED);
    StateAndRef<GrantState> own = given(Samples.useGrant());
    return by(BANK_B, new GrantContract.Commands.Offer())
        .referencing(given(version))
        .referencing(own)
        .producing(Samples.grant(version, GrantKind.USE, BANK_C, GrantStatus.OFFERED))
        .with(GrantState.class, "grantor", BANK_B.getParty())
        .with(GrantState.class, "passedOnFrom", own.getRef());
  }

  /** Bank B accepts what bank A offered. */
  public static TransactionDraft accept() {
    return moving(
            BANK_B, new GrantContract.Commands.Accept(), GrantStatus.OFFERED, GrantStatus.ACTIVE)
        .referencing(given(Samples.version(VersionStatus.APPROVED)));
  }

  /** Bank A takes back what bank B had accepted. */
  public static TransactionDraft revoke() {
    return moving(
        BANK_A, new GrantContract.Commands.Revoke(), GrantStatus.ACTIVE, GrantStatus.REVOKED);
  }

  private static TransactionDraft moving(
      TestIdentity signer, ConcordatCommand command, GrantStatus from, GrantStatus to) {
    StateAndRef<GrantState> grant =
        given(Samples.grant(Samples.version(VersionStatus.APPROVED), GrantKind.USE, BANK_B, from));
    return by(signer, command)
        .consuming(grant)
        .producing(grant.getState().getData().withStatus(header(grant.getRef()), to));
  }

  /** Bank A stops the use of its approved version for a while. */
  public static TransactionDraft freeze() {
    return changing(
        VersionStatus.APPROVED,
        new ModelVersionContract.Commands.Freeze(),
        ModelVersionState::frozen);
  }

  /** Bank A lets its version be used again. */
  public static TransactionDraft unfreeze() {
    return changing(
        VersionStatus.FROZEN,
        new ModelVersionContract.Commands.Unfreeze(),
        ModelVersionState::unfrozen);
  }

  /** Bank A takes its version back. */
  public static TransactionDraft withdraw() {
    return changing(
        VersionStatus.APPROVED,
        new ModelVersionContract.Commands.Withdraw(),
        ModelVersionState::withdrawn);
  }

  /** Bank A changes the status of its version. */
  public static TransactionDraft changing(
      VersionStatus from,
      ConcordatCommand command,
      BiFunction<ModelVersionState, StateHeader, ModelVersionState> change) {
    StateAndRef<ModelVersionState> standing = given(Samples.version(from));
    return by(BANK_A, command)
        .consuming(standing)
        .producing(change.apply(standing.getState().getData(), header(standing.getRef())));
  }

  /** Bank B acknowledges that it received the artifact. */
  public static TransactionDraft receipt() {
    GrantState grant = Samples.useGrant();
    return by(BANK_B, new DeliveryReceiptContract.Commands.Receipt())
        .referencing(given(Samples.version(VersionStatus.APPROVED)))
        .referencing(given(grant))
        .producing(Samples.receipt(grant));
  }

  /** Bank B commits to rows of its own. */
  public static TransactionDraft commitHoldout() {
    return by(BANK_B, new HoldoutContract.Commands.Commit())
        .producing(
            new HoldoutState(header(null), BANK_B.getParty(), Samples.holdout(Samples.NOW), 0));
  }

  /** Bank B is about to measure on its holdout for the third time. */
  public static TransactionDraft useHoldout() {
    StateAndRef<HoldoutState> holdout = given(Samples.holdout(BANK_B, 2));
    HoldoutState used = holdout.getState().getData().withNextUse(header(holdout.getRef()));
    return by(BANK_B, new HoldoutContract.Commands.Use())
        .consuming(holdout)
        .producing(used)
        .producing(used.ticket(header(null)));
  }

  /** Bank B records what it measured. */
  public static TransactionDraft evaluate() {
    ModelVersionState version = Samples.version(VersionStatus.APPROVED);
    GrantState grant = Samples.useGrant();
    StateAndRef<HoldoutUseState> ticket = given(Samples.holdout(BANK_B, 3).ticket(header(null)));
    return by(BANK_B, new EvaluationContract.Commands.Evaluate())
        .consuming(ticket)
        .referencing(given(version))
        .referencing(given(grant))
        .referencing(given(Samples.receipt(grant)))
        .producing(Samples.evaluation(version, BANK_B, ticket.getRef()));
  }

  /** Bank A records what it measured of its own version. */
  public static TransactionDraft evaluateOwn() {
    ModelVersionState version = Samples.version(VersionStatus.PENDING_APPROVAL);
    StateAndRef<HoldoutUseState> ticket = given(Samples.holdout(BANK_A, 3).ticket(header(null)));
    return by(BANK_A, new EvaluationContract.Commands.Evaluate())
        .consuming(ticket)
        .referencing(given(version))
        .producing(Samples.evaluation(version, BANK_A, ticket.getRef()));
  }

  static TransactionDraft by(TestIdentity signer, ConcordatCommand command) {
    return new TransactionDraft()
        .referencing(given(Samples.consortium(Samples.CONSORTIUM_ID)))
        .commanding(command)
        .signedBy(signer)
        .within(WINDOW);
  }

  /** Every kind of transaction that there is. */
  public static List<Supplier<TransactionDraft>> kinds() {
    List<Supplier<TransactionDraft>> kinds = new ArrayList<>(REFERRING_TO_CONSORTIUM);
    kinds.add(Valid::issueConsortiumSeed);
    kinds.add(Valid::found);
    kinds.add(Valid::admit);
    kinds.add(Valid::suspend);
    return kinds;
  }

  /** Every kind that stands under a consortium: all but the seed from which one grows. */
  public static List<TransactionDraft> inConsortium() {
    List<TransactionDraft> drafts = new ArrayList<>(referringToConsortium());
    drafts.add(found());
    drafts.add(admit());
    return drafts;
  }

  /** Every kind that references the consortium: all but those that come before there is one. */
  public static List<TransactionDraft> referringToConsortium() {
    return REFERRING_TO_CONSORTIUM.stream().map(Supplier::get).toList();
  }
}
