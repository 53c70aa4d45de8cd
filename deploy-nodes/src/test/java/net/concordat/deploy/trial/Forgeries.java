// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.concordat.cheat.Attempt;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutContract;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.deploy.operator.Bank;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/** What a dishonest member forges, out of what its node knows of the ledger. */
final class Forgeries {
  /** A digest of nothing that exists. */
  static final SecureHash INVENTED = SecureHash.sha256("forged");

  /** The name of the model of its own to which it adds. */
  static final String OWN = "C's own";

  private static final int BYTES = 1000;

  private final Bank cheat;
  private final Party me;
  private final SecureHash consortiumId;
  private final @Nullable StateAndRef<ConsortiumState> under;

  Forgeries(Bank cheat, SecureHash consortiumId) {
    this(cheat, consortiumId, null);
  }

  private Forgeries(
      Bank cheat, SecureHash consortiumId, @Nullable StateAndRef<ConsortiumState> under) {
    this.cheat = cheat;
    this.me = cheat.identity();
    this.consortiumId = consortiumId;
    this.under = under;
  }

  /** The same under another state of the consortium than the current one. */
  Forgeries under(StateAndRef<ConsortiumState> another) {
    return new Forgeries(cheat, consortiumId, another);
  }

  /** Begins a transaction of its own making. */
  Forger forge() {
    return new Forger(cheat, under == null ? consortium() : under);
  }

  /** Offers a grant of a version on the terms of its policy, whoever owns it. */
  Forger offering(
      StateAndRef<ModelVersionState> of, Party grantee, @Nullable StateRef passedOnFrom) {
    ModelVersionState version = of.getState().getData();
    Forger forger = forge().reference(of);
    return forger.output(
        new GrantState(
            forger.header(),
            forger.commandId(),
            version.id(),
            version.getStatus(),
            me,
            grantee,
            GrantKind.USE,
            version.getPolicy().getTerms(),
            GrantStatus.OFFERED,
            passedOnFrom));
  }

  /** Publishes a version of its own model with a parent. */
  Forger deriving(StateAndRef<ModelVersionState> parent, ParentLink link, SharingPolicy policy) {
    StateAndRef<RegisteredModelState> model =
        only(
            RegisteredModelState.class,
            found -> found.getOwner().equals(me) && found.getName().equals(OWN));
    ArtifactDescription invented =
        new ArtifactDescription(INVENTED, BYTES, INVENTED, INVENTED, INVENTED, INVENTED);
    return next(model, parent.getState().getData(), invented, link, policy).reference(parent);
  }

  /** Publishes one more version of the model of a version, like it in all else. */
  Forger following(ModelVersionState like) {
    StateAndRef<RegisteredModelState> model =
        only(RegisteredModelState.class, found -> found.getModelId().equals(like.getModelId()));
    return next(model, like, like.getArtifact(), null, like.getPolicy());
  }

  private Forger next(
      StateAndRef<RegisteredModelState> model,
      ModelVersionState like,
      ArtifactDescription artifact,
      @Nullable ParentLink parent,
      SharingPolicy policy) {
    Forger forger = forge().input(model);
    RegisteredModelState after =
        model.getState().getData().withNextVersion(forger.header(model.getRef()));
    return forger
        .output(after)
        .output(
            ModelVersionState.pending(
                forger.header(),
                after.getModelId(),
                after.getLastVersion(),
                after.getOwner(),
                artifact,
                parent,
                like.getProvenance(),
                policy));
  }

  /** Registers a model under the id of another. */
  Forger registering(SecureHash modelId, String name) throws Exception {
    StateAndRef<ModelSeedState> seed = ownSeed();
    Forger forger = forge().input(seed);
    return forger.output(
        new RegisteredModelState(
            forger.header(seed.getRef()), modelId, name, me, TrialConsortium.PURPOSE, 0));
  }

  /** Records metrics beyond all others, of a version under a name of choice, for a ticket. */
  Forger evaluating(
      StateAndRef<ModelVersionState> of,
      VersionId named,
      Party evaluator,
      StateAndRef<HoldoutUseState> ticket) {
    HoldoutUseState use = ticket.getState().getData();
    return claiming(of, named, evaluator, use.getHoldout(), ticket).input(ticket);
  }

  /** The same, of rows of choice and without consuming the ticket that it is said to be for. */
  Forger claiming(
      StateAndRef<ModelVersionState> of,
      VersionId named,
      Party evaluator,
      Holdout rows,
      StateAndRef<HoldoutUseState> ticket) {
    Metric metric = new Metric(Metric.ONE, Metric.ONE, Metric.ONE);
    Forger forger = forge().reference(of);
    return forger.output(
        new EvaluationState(
            forger.header(ticket.getRef()),
            named,
            of.getState().getData().getOwner(),
            evaluator,
            rows,
            ticket.getState().getData().getNumber(),
            INVENTED,
            new MetricSummary(metric, metric, metric)));
  }

  /** Commits to rows as if it had done so at a time of choice. */
  Forger committing(Holdout rows) {
    Forger forger = forge();
    return forger.output(new HoldoutState(forger.header(), me, rows, 0));
  }

  /** The same rows, committed to a month before. */
  static Holdout earlier(Holdout rows) {
    return new Holdout(
        rows.getRoot(),
        rows.getRows(),
        rows.getFirstDay().minusDays(60),
        rows.getLastDay().minusDays(60),
        rows.getSplitRule(),
        rows.getCommittedAt().minus(30, ChronoUnit.DAYS));
  }

  /** Uses a holdout that its node knows, whosever it is. */
  Forger using(StateAndRef<HoldoutState> holdout) {
    Forger forger = forge().input(holdout);
    HoldoutState used = holdout.getState().getData().withNextUse(forger.header(holdout.getRef()));
    return forger.output(used).output(used.ticket(forger.header()));
  }

  /** A ticket for rows of its own, drawn by the rules. */
  StateAndRef<HoldoutUseState> ownTicket(SecureHash root) throws Exception {
    StateAndRef<HoldoutState> holdout =
        only(
            HoldoutState.class,
            found -> found.getOwner().equals(me) && found.getHoldout().getRoot().equals(root));
    Attempt made = using(holdout).attempt(new HoldoutContract.Commands.Use(), me);
    assertThat(made.getRefusal()).isNull();
    return only(HoldoutUseState.class, found -> found.getHoldout().getRoot().equals(root));
  }

  /** Approves a version as a member of choice, decided in whatever transaction. */
  Forger deciding(StateAndRef<ModelVersionState> on, Party member, SecureHash decidedIn) {
    ModelVersionState version = on.getState().getData();
    Forger forger = forge().reference(on);
    return forger.output(
        new ApprovalState(
            forger.header(),
            on.getRef(),
            version.id(),
            version.getOwner(),
            member,
            Decision.APPROVE,
            null,
            null,
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS),
            decidedIn));
  }

  /** The same charter, with a member suspended. */
  static Charter suspending(Charter charter, Party subject) {
    List<Member> members = new ArrayList<>();
    for (Member member : charter.getMembers()) {
      members.add(
          member.getParty().equals(subject)
              ? new Member(
                  subject,
                  MemberStatus.SUSPENDED,
                  member.getJurisdiction(),
                  member.getOrigins(),
                  member.getRelyingPartyId())
              : member);
    }
    return new Charter(
        charter.getName(),
        members,
        charter.getObservers(),
        charter.getNotary(),
        charter.getRules());
  }

  /** A link to a parent as it is. */
  static ParentLink link(StateAndRef<ModelVersionState> parent, @Nullable StateRef grant) {
    return new ParentLink(parent.getRef(), parent.getState().getData().id(), grant);
  }

  /** A policy for one recipient, on given terms. */
  static SharingPolicy policy(Party recipient, UsageTerms terms) {
    return SharingPolicy.named(List.of(recipient), List.of(), terms);
  }

  /** A seed of its own, made by the rules. */
  private StateAndRef<ModelSeedState> ownSeed() throws Exception {
    Forger forger = forge();
    Attempt made =
        forger
            .output(new ModelSeedState(forger.header(), me))
            .attempt(new RegisteredModelContract.Commands.IssueSeed(), me);
    assertThat(made.getRefusal()).isNull();
    return only(ModelSeedState.class, found -> true);
  }

  StateAndRef<ConsortiumState> consortium() {
    return only(ConsortiumState.class, found -> true);
  }

  /** The one state of the consortium that its node knows and that is meant. */
  <T extends ConcordatState> StateAndRef<T> only(Class<T> type, Predicate<T> which) {
    return only(cheat.known(type), which);
  }

  /** The same among all states that its node ever knew, consumed or not. */
  <T extends ConcordatState> StateAndRef<T> ever(Class<T> type, Predicate<T> which) {
    return only(cheat.recorded(type, Instant.EPOCH), which);
  }

  private <T extends ConcordatState> StateAndRef<T> only(
      List<StateAndRef<T>> known, Predicate<T> which) {
    List<StateAndRef<T>> found =
        known.stream()
            .filter(
                state ->
                    state.getState().getData().getHeader().getConsortiumId().equals(consortiumId))
            .filter(state -> which.test(state.getState().getData()))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
