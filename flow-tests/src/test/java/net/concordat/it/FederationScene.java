// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.NEXT_YEAR;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.terms;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.contracts.consortium.Amendment;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.federation.Aggregation;
import net.concordat.contracts.federation.AggregationTerms;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.FederationStrategy;
import net.concordat.contracts.federation.FederationTimes;
import net.concordat.contracts.federation.GateEvaluator;
import net.concordat.contracts.federation.GateTerms;
import net.concordat.contracts.federation.SeatStatus;
import net.concordat.contracts.federation.StrategyTerms;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.contracts.federation.UpdateCompression;
import net.concordat.contracts.federation.UpdateTerms;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.workflows.consortium.AmendConsortiumFlow;
import net.concordat.workflows.consortium.CastVoteFlow;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.consortium.JoinConsortiumFlow;
import net.concordat.workflows.consortium.OpenAmendmentsFlow;
import net.concordat.workflows.federation.AcceptFederationFlow;
import net.concordat.workflows.federation.BeginFederationFlow;
import net.concordat.workflows.federation.FederationProposal;
import net.concordat.workflows.federation.Federations;
import net.concordat.workflows.federation.ProposeFederationFlow;
import net.concordat.workflows.federation.RevealFederationFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.testing.node.StartedMockNode;
import org.jspecify.annotations.Nullable;

/**
 * Five banks, all of which may train a version of bank A's: the shared consortium's three and two
 * that it admits for this.
 */
final class FederationScene {
  /** Far away: no test waits for it. */
  static final int HOUR = 3_600;

  final TestConsortium c;
  final List<StartedMockNode> banks;
  final ModelVersionState base;

  private static @Nullable FederationScene current;

  /** The scene on a network, made by whoever asks first. */
  static FederationScene of(TestConsortium c) {
    if (current == null || current.c != c) {
      current = new FederationScene(c);
    }
    return current;
  }

  private FederationScene(TestConsortium c) {
    this.c = c;
    StartedMockNode fourth = c.bank("BankD", "Madrid", "ES");
    StartedMockNode fifth = c.bank("BankE", "Oslo", "NO");
    admit(fourth, fifth);
    banks = List.of(c.bankA, c.bankB, c.bankC, fourth, fifth);
    base = grantedBase();
  }

  /** The five with four more that are admitted for this. */
  private FederationScene(FederationScene five) {
    this.c = five.c;
    this.base = five.base;
    StartedMockNode[] more = {
      c.bank("BankF", "Lisbon", "PT"),
      c.bank("BankG", "Vienna", "AT"),
      c.bank("BankH", "Dublin", "IE"),
      c.bank("BankI", "Athens", "GR")
    };
    admit(more);
    List<StartedMockNode> all = new ArrayList<>(five.banks);
    for (StartedMockNode bank : more) {
      c.grant(c.bankA, bank, base, GrantKind.USE);
      all.add(bank);
    }
    banks = List.copyOf(all);
  }

  /** Nine banks that may train the same version. */
  FederationScene withFourMore() {
    return new FederationScene(this);
  }

  private void admit(StartedMockNode... joining) {
    StateAndRef<ConsortiumState> current = current();
    Charter charter = current.getState().getData().charter();
    List<Member> members = new ArrayList<>(charter.getMembers());
    for (StartedMockNode node : joining) {
      members.add(TestConsortium.member(node));
    }
    Amendment amendment =
        new Amendment(
            current.getRef(),
            new Charter(
                charter.getName(),
                members,
                charter.getObservers(),
                charter.getNotary(),
                charter.getRules()));
    run(c.bankA, new CastVoteFlow(commandId(), amendment, NEXT_YEAR));
    run(c.bankB, new CastVoteFlow(commandId(), amendment, NEXT_YEAR));
    await("both votes at bank A")
        .atMost(PATIENCE)
        .until(
            () ->
                run(c.bankA, new OpenAmendmentsFlow()).stream()
                    .anyMatch(
                        open ->
                            open.getAmendment().digest().equals(amendment.digest())
                                && open.getVoters().size() == 2));
    run(c.bankA, new AmendConsortiumFlow(commandId(), amendment.digest()));
    SecureHash id = current.getState().getData().getHeader().getConsortiumId();
    for (StartedMockNode node : joining) {
      run(node, new JoinConsortiumFlow(id, party(c.bankA)));
    }
  }

  private StateAndRef<ConsortiumState> current() {
    return in(c.bankA, () -> new ConsortiumPin(c.bankA.getServices()).current());
  }

  private ModelVersionState grantedBase() {
    byte[] artifact = bytes("the version that all may train");
    ModelVersionState pending =
        run(
                c.bankA,
                new PublishModelVersionFlow(
                    commandId(),
                    Samples.proposal(
                        c.register(c.bankA).getState().getData().getModelId(),
                        c.store(c.bankA, artifact),
                        artifact.length,
                        SharingPolicy.open(terms(false)))))
            .getState()
            .getData();
    c.ask(c.bankA, pending, c.bankB, c.bankC);
    ModelVersionState approved = c.approve(c.bankA, pending, c.bankB, c.bankC).getState().getData();
    for (StartedMockNode bank : banks.subList(1, banks.size())) {
      c.grant(c.bankA, bank, approved, GrantKind.USE);
    }
    return approved;
  }

  /** The mean of what at least three clients give, over three rounds. */
  FederationPlan plan(SecureHash weights, long updateBytes, int trainingSeconds, int sendSeconds) {
    return plan(
        weights,
        updateBytes,
        new AggregationTerms(FederationMode.ROBUST, Aggregation.MEAN, 0, 3, 0),
        trainingSeconds,
        sendSeconds);
  }

  /** The sum of what at least four clients give, which alone is seen. */
  FederationPlan masked(SecureHash weights, long updateBytes) {
    return plan(
        weights,
        updateBytes,
        new AggregationTerms(FederationMode.CONFIDENTIAL, Aggregation.MEAN, 0, 4, 4),
        HOUR,
        HOUR);
  }

  /** The means of what whole groups of three give, six clients or more. */
  FederationPlan grouped(SecureHash weights, long updateBytes) {
    return plan(
        weights,
        updateBytes,
        new AggregationTerms(FederationMode.GROUPED, Aggregation.MEAN, 0, 6, 3),
        HOUR,
        HOUR);
  }

  /** The same, judged by the first banks, each on rows of its own. */
  FederationPlan gated(FederationPlan plan, int evaluators, int toleranceMillionths) {
    return new FederationPlan(
        plan.getTraining(),
        plan.getAggregation(),
        plan.getStrategy(),
        plan.getUpdates(),
        new GateTerms(
            parties().subList(0, evaluators).stream()
                .map(
                    bank ->
                        new GateEvaluator(
                            bank, SecureHash.sha256("rows of " + bank.getName().getOrganisation())))
                .toList(),
            toleranceMillionths),
        plan.getTimes(),
        plan.getRounds(),
        plan.getReviewThresholdMillionths());
  }

  /** The mean of what all do not find to do least, of four clients at the least. */
  FederationPlan weighed(SecureHash weights, long updateBytes) {
    return gated(
        plan(
            weights,
            updateBytes,
            new AggregationTerms(FederationMode.ROBUST, Aggregation.JUDGED_MEAN, 1, 4, 0),
            HOUR,
            HOUR),
        5,
        0);
  }

  /** The same over another number of rounds. */
  FederationPlan over(FederationPlan plan, int rounds) {
    return new FederationPlan(
        plan.getTraining(),
        plan.getAggregation(),
        plan.getStrategy(),
        plan.getUpdates(),
        plan.getGate(),
        plan.getTimes(),
        rounds,
        plan.getReviewThresholdMillionths());
  }

  /** The same under differential privacy. */
  FederationPlan secret(FederationPlan plan, PrivacyClaim stated) {
    TrainingTerms training = plan.getTraining();
    return new FederationPlan(
        new TrainingTerms(
            training.getBase(),
            training.getBaseWeights(),
            training.getSpecDigest(),
            training.getUpdateBytes(),
            stated,
            null),
        plan.getAggregation(),
        plan.getStrategy(),
        plan.getUpdates(),
        plan.getGate(),
        plan.getTimes(),
        plan.getRounds(),
        plan.getReviewThresholdMillionths());
  }

  private FederationPlan plan(
      SecureHash weights, long updateBytes, AggregationTerms terms, int training, int sending) {
    return new FederationPlan(
        new TrainingTerms(
            base.id(),
            weights,
            SecureHash.sha256("federated spec"),
            updateBytes,
            null,
            Samples.NON_PRIVATE),
        terms,
        new StrategyTerms(FederationStrategy.FEDAVG, 1_000_000, 0),
        new UpdateTerms(
            UpdateCompression.NONE,
            terms.getMode().isMasked() ? MaskedPlay.LARGEST * 1_000_000L : 0),
        null,
        new FederationTimes(
            Instant.now().plus(Duration.ofHours(1)),
            Instant.now().plus(Duration.ofHours(2)),
            training,
            sending),
        3,
        5_000_000);
  }

  /** Bank A proposes a plan to all. */
  FederationState propose(FederationPlan plan) {
    FederationState proposed =
        run(
                c.bankA,
                new ProposeFederationFlow(commandId(), new FederationProposal(plan, parties())))
            .getState()
            .getData();
    for (StartedMockNode bank : banks) {
      awaitFederation(bank, proposed.getFederationId());
    }
    return proposed;
  }

  List<Party> parties() {
    return banks.stream().map(Nodes::party).toList();
  }

  /** All accept, reveal, and the last of them begins. */
  FederationState running(FederationPlan plan) throws Exception {
    SecureHash id = propose(plan).getFederationId();
    List<Future<?>> answers = new ArrayList<>();
    for (StartedMockNode bank : banks) {
      answers.add(bank.startFlow(new AcceptFederationFlow(commandId(), id)));
    }
    join(answers);
    for (StartedMockNode bank : banks) {
      awaitSeats(bank, id, SeatStatus.ACCEPTED);
      answers.add(bank.startFlow(new RevealFederationFlow(commandId(), id)));
    }
    join(answers);
    StartedMockNode last = banks.get(banks.size() - 1);
    awaitSeats(last, id, SeatStatus.REVEALED);
    FederationState begun =
        run(last, new BeginFederationFlow(commandId(), id)).getState().getData();
    for (StartedMockNode bank : banks) {
      await("the beginning at " + party(bank).getName())
          .atMost(PATIENCE)
          .until(() -> federation(bank, id).getOrder().equals(begun.getOrder()));
    }
    return begun;
  }

  static void join(List<Future<?>> answers) throws Exception {
    for (Future<?> answer : answers) {
      answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
    answers.clear();
  }

  /** Waits until nobody's seat, as a node knows it, is short of a status. */
  void awaitSeats(StartedMockNode node, SecureHash id, SeatStatus least) {
    await("all " + least + " at " + party(node).getName())
        .atMost(PATIENCE)
        .until(
            () ->
                federation(node, id).getSeats().stream()
                    .allMatch(seat -> seat.getStatus().compareTo(least) >= 0));
  }

  /** Waits until a node knows that a member has left. */
  void awaitLeft(StartedMockNode node, SecureHash id, int seat) {
    await("seat " + seat + " to be left at " + party(node).getName())
        .atMost(PATIENCE)
        .until(() -> federation(node, id).getSeats().get(seat).getStatus() == SeatStatus.LEFT);
  }

  void awaitFederation(StartedMockNode node, SecureHash id) {
    await("the federation at " + party(node).getName())
        .atMost(PATIENCE)
        .until(
            () ->
                !in(
                        node,
                        () ->
                            new Vault(node.getServices())
                                .currentOf(FederationState.class, FederationState.vaultId(id)))
                    .isEmpty());
  }

  FederationState federation(StartedMockNode node, SecureHash id) {
    return in(node, () -> new Federations(node.getServices()).federation(id)).getState().getData();
  }
}
