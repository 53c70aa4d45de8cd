// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** Proposes a federation, takes the members' answers, and begins it. */
public final class FederationContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.Propose.class, REFERENCED, FederationContract::verifyPropose)
              .consumes(ModelSeedState.class, 1, 1)
              .references(ModelVersionState.class, 1, 1)
              .produces(FederationState.class, 1, 1),
          answering(Commands.Accept.class, FederationContract::verifyAccept)
              .references(ModelVersionState.class, 1, 1)
              .references(GrantState.class, 0, 1),
          answering(Commands.Reveal.class, FederationContract::verifyReveal),
          answering(Commands.Leave.class, FederationContract::verifyLeave),
          answering(Commands.Begin.class, FederationContract::verifyBegin)
              .produces(RoundState.class, 1, 1));

  private static CommandRow answering(
      Class<? extends ConcordatCommand> command, Consumer<LedgerView> verifier) {
    return new CommandRow(command, REFERENCED, verifier)
        .consumes(FederationState.class, 1, 1)
        .produces(FederationState.class, 1, 1);
  }

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member asks others to train a model together. */
    public static final class Propose extends ConcordatCommand {}

    /** A member becomes a client, and commits to a random value. */
    public static final class Accept extends ConcordatCommand {
      private final @Nullable TornOff spend;

      /** Of a federation that states no differential privacy. */
      public Accept() {
        this(null);
      }

      /**
       * @param spend what the client spent for all rounds, torn off; null if the federation states
       *     no differential privacy
       */
      @ConstructorForDeserialization
      public Accept(@Nullable TornOff spend) {
        this.spend = spend;
      }

      /** The {@code SpendState} of the client's training in all rounds; null for none. */
      public @Nullable TornOff getSpend() {
        return spend;
      }
    }

    /** A client reveals that value. */
    public static final class Reveal extends ConcordatCommand {}

    /** A member declines, or a client leaves. */
    public static final class Leave extends ConcordatCommand {}

    /** A client fixes the order of the aggregators, and the rounds begin. */
    public static final class Begin extends ConcordatCommand {}
  }

  private static void verifyPropose(LedgerView tx) {
    StateAndRef<ModelSeedState> seed = tx.input(ModelSeedState.class);
    FederationState proposed = tx.output(FederationState.class);
    tx.requireSupersedes(proposed, seed.getRef());
    LedgerRule.FEDERATION_ONE_SHOT_ID.require(
        proposed.getFederationId().equals(FederationState.idOf(seed.getRef())),
        "given " + proposed.getFederationId());
    Party proposer = proposed.getProposer();
    LedgerRule.FEDERATION_PROPOSER.require(
        proposer.equals(seed.getState().getData().getOwner()), "given " + proposer.getName());
    tx.requireActive(LedgerRule.FEDERATION_PROPOSER, proposer);
    requireBase(tx, proposed);
    for (ClientSeat seat : proposed.getSeats()) {
      tx.requireActive(LedgerRule.FEDERATION_PROPOSED, seat.getMember());
      LedgerRule.FEDERATION_PROPOSED.require(
          seat.equals(ClientSeat.invited(seat.getMember())), "given " + seat);
    }
    LedgerRule.FEDERATION_PROPOSED.require(
        proposed.getStatus() == FederationStatus.PROPOSED && proposed.getOrder().isEmpty(),
        "given " + proposed.getStatus());
    checkPlan(tx, proposed);
    tx.requireSigners(proposer);
  }

  private static void checkPlan(LedgerView tx, FederationState proposed) {
    FederationPlan plan = proposed.getPlan();
    AggregationTerms aggregation = plan.getAggregation();
    aggregation.requireFor(proposed.getSeats().size());
    plan.getTraining().requireSound();
    plan.getStrategy().requireFor(aggregation);
    plan.getUpdates()
        .requireFor(
            aggregation.getMode(),
            plan.getStrategy().getStrategy(),
            plan.getTraining().getUpdateBytes());
    GateTerms gate = plan.getGate();
    LedgerRule.FEDERATION_GATE.require(
        gate != null || !aggregation.getRule().isJudged(), "given none");
    if (gate != null) {
      gate.requireFor(proposed);
    }
    Long most = tx.consortium().getRules().getMostFederatedChangeMillionths();
    LedgerRule.FEDERATION_REVIEW.require(
        most == null || plan.getReviewThresholdMillionths() <= most,
        "given " + plan.getReviewThresholdMillionths() + " of at most " + most + " millionths");
    FederationTimes times = plan.getTimes();
    LedgerRule.FEDERATION_TIMES.require(
        times.getAcceptBy().isAfter(tx.until()) && times.getRevealBy().isAfter(times.getAcceptBy()),
        "accepted by " + times.getAcceptBy() + ", revealed by " + times.getRevealBy());
  }

  private static ModelVersionState requireBase(LedgerView tx, FederationState federation) {
    ModelVersionState base =
        tx.reference(ModelVersionState.class)
            .orElseThrow(() -> LedgerRule.FEDERATION_BASE.refusal("given none"))
            .getState()
            .getData();
    LedgerRule.FEDERATION_BASE.require(
        base.id().equals(federation.getPlan().getTraining().getBase())
            && base.getStatus() == VersionStatus.APPROVED,
        "given " + base.id() + ", " + base.getStatus());
    return base;
  }

  private static void verifyAccept(LedgerView tx) {
    Answer answer = Answer.of(tx, LedgerRule.FEDERATION_ACCEPT);
    FederationState before = answer.before();
    Instant acceptBy = before.getPlan().getTimes().getAcceptBy();
    SecureHash commitment = answer.after().getSeats().get(answer.seat()).getCommitment();
    LedgerRule.FEDERATION_ACCEPT.require(
        answer.from() == SeatStatus.INVITED
            && before.getStatus() == FederationStatus.PROPOSED
            && commitment != null
            && answer
                .after()
                .equals(before.accepted(answer.after().getHeader(), answer.seat(), commitment)),
        "from " + answer.from());
    LedgerRule.FEDERATION_ACCEPT.require(
        !tx.until().isAfter(acceptBy), "by " + acceptBy + "; the window ends at " + tx.until());
    tx.requireActive(LedgerRule.FEDERATION_ACCEPT, answer.member());
    requireEntitled(tx, requireBase(tx, before), answer.member());
    FederationSpend.check(tx, before, answer.member());
    tx.requireSigners(answer.member());
  }

  /** Who trains a version, and has from others what they made of it, has a right to do so. */
  private static void requireEntitled(LedgerView tx, ModelVersionState base, Party client) {
    Optional<StateAndRef<GrantState>> grant = tx.reference(GrantState.class);
    if (base.getOwner().equals(client)) {
      LedgerRule.FEDERATION_ENTITLED.require(!grant.isPresent(), "the owner needs no grant");
      return;
    }
    LedgerRule.FEDERATION_ENTITLED.require(
        grant.isPresent(), client.getName() + " shows no grant of the base version");
    GrantState held = grant.get().getState().getData();
    held.requireUsable(tx.until(), client, base);
    held.requireUse();
    LedgerRule.FEDERATION_ENTITLED.require(
        held.getTerms().isMayFineTune(), "grant " + held.getGrantId() + " is not to fine-tune");
  }

  private static void verifyReveal(LedgerView tx) {
    Answer answer = Answer.of(tx, LedgerRule.FEDERATION_REVEAL);
    FederationState before = answer.before();
    FederationTimes times = before.getPlan().getTimes();
    SecureHash value = answer.after().getSeats().get(answer.seat()).getRevealed();
    LedgerRule.FEDERATION_REVEAL.require(
        answer.from() == SeatStatus.ACCEPTED
            && before.getStatus() == FederationStatus.PROPOSED
            && value != null
            && ClientSeat.commitment(before.getFederationId(), answer.member(), value)
                .equals(before.getSeats().get(answer.seat()).getCommitment())
            && answer
                .after()
                .equals(before.revealed(answer.after().getHeader(), answer.seat(), value)),
        "from " + answer.from());
    LedgerRule.FEDERATION_REVEAL.require(
        isAnswered(tx, before) && !tx.until().isAfter(times.getRevealBy()),
        before.count(SeatStatus.INVITED) + " have yet to answer by " + times.getAcceptBy());
    tx.requireActive(LedgerRule.FEDERATION_REVEAL, answer.member());
    tx.requireSigners(answer.member());
  }

  private static boolean isAnswered(LedgerView tx, FederationState federation) {
    return federation.count(SeatStatus.INVITED) == 0
        || !tx.from().isBefore(federation.getPlan().getTimes().getAcceptBy());
  }

  /** A suspended member may leave, too. */
  private static void verifyLeave(LedgerView tx) {
    Answer answer = Answer.of(tx, LedgerRule.FEDERATION_LEAVE);
    FederationState before = answer.before();
    LedgerRule.FEDERATION_LEAVE.require(
        (answer.from() == SeatStatus.INVITED || answer.from().isClient())
            && answer.after().equals(before.left(answer.after().getHeader(), answer.seat())),
        "from " + answer.from());
    tx.requireSigners(answer.member());
  }

  private static void verifyBegin(LedgerView tx) {
    StateAndRef<FederationState> standing = tx.input(FederationState.class);
    FederationState before = standing.getState().getData();
    FederationState after = tx.output(FederationState.class);
    tx.requireSupersedes(after, standing.getRef());
    boolean revealed =
        before.count(SeatStatus.ACCEPTED) == 0
            || !tx.from().isBefore(before.getPlan().getTimes().getRevealBy());
    LedgerRule.FEDERATION_BEGIN.require(
        before.getStatus() == FederationStatus.PROPOSED && isAnswered(tx, before) && revealed,
        before.count(SeatStatus.INVITED)
            + " have yet to answer, "
            + before.count(SeatStatus.ACCEPTED)
            + " to reveal");
    AggregationTerms terms = before.getPlan().getAggregation();
    LedgerRule.FEDERATION_BEGIN.require(
        before.clients() >= terms.leastClients() && before.count(SeatStatus.REVEALED) > 0,
        "given " + before.clients() + " clients");
    GateTerms gate = before.getPlan().getGate();
    if (gate != null) {
      gate.requireMajority(before);
    }
    LedgerRule.FEDERATION_ORDER.require(
        after.equals(before.begun(after.getHeader())), "given " + after.getOrder());
    RoundState first = tx.output(RoundState.class);
    tx.requireFirst(first);
    LedgerRule.FEDERATION_FIRST_ROUND.require(
        first.equals(RoundState.first(first.getHeader(), after, first.getAggregator())),
        "given round " + first.getNumber());
    LedgerRule.FEDERATION_BEGIN.require(
        after.isClient(first.getAggregator()), "by " + first.getAggregator().getName());
    tx.requireActive(LedgerRule.FEDERATION_BEGIN, first.getAggregator());
    tx.requireSigners(first.getAggregator());
  }
}
