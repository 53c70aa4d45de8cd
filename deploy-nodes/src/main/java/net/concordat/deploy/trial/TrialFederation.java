// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.contracts.federation.Aggregation;
import net.concordat.contracts.federation.AggregationTerms;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.FederationStrategy;
import net.concordat.contracts.federation.FederationTimes;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.SeatStatus;
import net.concordat.contracts.federation.StrategyTerms;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.contracts.federation.UpdateCompression;
import net.concordat.contracts.federation.UpdateTerms;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.federation.AcceptFederationFlow;
import net.concordat.workflows.federation.BeginFederationFlow;
import net.concordat.workflows.federation.FederationProposal;
import net.concordat.workflows.federation.ProposeFederationFlow;
import net.concordat.workflows.federation.RevealFederationFlow;
import net.concordat.workflows.federation.UpdateForm;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;

/**
 * A federation of some of a trial's banks, whose clients send updates that nobody trained. What a
 * worker and a registry do beside each node is one call each here, and each may be called again.
 */
public final class TrialFederation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int HOUR = 3_600;

  /**
   * Of the norm of the base version's weights; a round of a trial says that it moves them by one.
   */
  private static final long MOST_CHANGE_MILLIONTHS = 1_000;

  /** Of a net of ten thousand weights. */
  private static final int UPDATE_BYTES = 40_000;

  private final TrialConsortium consortium;
  private final List<Party> clients;
  private final SecureHash id;
  private final ExecutorService threads;
  private final Random random = new Random(1);

  private TrialFederation(TrialConsortium consortium, List<Party> clients, SecureHash id) {
    this.consortium = consortium;
    this.clients = clients;
    this.id = id;
    this.threads = Executors.newFixedThreadPool(clients.size() + 1);
  }

  /** Publishes a version of bank A's that all others of the consortium may train. */
  public static ModelVersionState base(TrialConsortium consortium) throws Exception {
    Party owner = Party.BANK_A;
    SecureHash model = consortium.register(owner, "federated");
    ModelVersionState pending =
        consortium.publish(
            owner,
            consortium.drafts().version(owner, model, consortium.artifacts().put(owner, 1_000, 1)));
    ModelVersionState approved = consortium.approve(owner, pending, List.of(Party.BANK_B));
    for (Party bank : consortium.banks()) {
      if (bank != owner) {
        consortium.grant(owner, approved, bank, GrantKind.USE);
      }
    }
    return approved;
  }

  /**
   * Begins a federation.
   *
   * @param base that all of them may train
   * @param clients how many banks, the first of the network
   * @param rounds how many there are at most
   */
  public static TrialFederation begin(
      TrialConsortium consortium, ModelVersionState base, int clients, int rounds)
      throws Exception {
    List<Party> banks = consortium.banks().subList(0, clients);
    List<net.corda.core.identity.Party> members = new ArrayList<>();
    for (Party bank : banks) {
      members.add(consortium.network().operator(bank).identity());
    }
    StateAndRef<FederationState> proposed =
        consortium
            .network()
            .operator(banks.get(0))
            .run(
                ProposeFederationFlow.class,
                TrialConsortium.commandId(),
                new FederationProposal(plan(base, rounds), members));
    TrialFederation federation =
        new TrialFederation(consortium, banks, proposed.getState().getData().getFederationId());
    federation.begin();
    return federation;
  }

  private static FederationPlan plan(ModelVersionState base, int rounds) {
    Instant acceptBy = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    return new FederationPlan(
        new TrainingTerms(
            base.id(),
            SecureHash.randomSHA256(),
            SecureHash.sha256("no specification"),
            UPDATE_BYTES,
            null,
            "A trial: no row was seen."),
        new AggregationTerms(FederationMode.ROBUST, Aggregation.MEAN, 0, 3, 0),
        new StrategyTerms(FederationStrategy.FEDAVG, 1_000_000, 0),
        new UpdateTerms(UpdateCompression.NONE, 0),
        null,
        new FederationTimes(acceptBy, acceptBy.plus(1, ChronoUnit.HOURS), HOUR, HOUR),
        rounds,
        MOST_CHANGE_MILLIONTHS);
  }

  private void begin() throws Exception {
    each(bank -> standing(bank, "the proposal", federation -> true));
    each(bank -> operator(bank).run(AcceptFederationFlow.class, TrialConsortium.commandId(), id));
    each(bank -> standing(bank, "all answers", all(SeatStatus.ACCEPTED)));
    each(bank -> operator(bank).run(RevealFederationFlow.class, TrialConsortium.commandId(), id));
    Party first = clients.get(0);
    standing(first, "all that was revealed", all(SeatStatus.REVEALED));
    operator(first).run(BeginFederationFlow.class, TrialConsortium.commandId(), id);
    each(bank -> standing(bank, "the beginning", federation -> !federation.getOrder().isEmpty()));
  }

  private static Predicate<FederationState> all(SeatStatus least) {
    return federation ->
        federation.getSeats().stream().allMatch(seat -> seat.getStatus().compareTo(least) >= 0);
  }

  private FederationState standing(Party at, String what, Predicate<FederationState> condition)
      throws Exception {
    return operator(at)
        .awaitState(
            FederationState.class,
            what,
            federation -> federation.getFederationId().equals(id) && condition.test(federation),
            PATIENCE);
  }

  /** Waits until a bank's node has a round as it stands elsewhere. */
  public RoundState awaitRound(Party at, int number, RoundStatus status) throws Exception {
    return operator(at)
        .awaitState(
            RoundState.class,
            "round %d %s".formatted(number, status),
            round ->
                round.getFederationId().equals(id)
                    && round.getNumber() == number
                    && round.getStatus() == status,
            PATIENCE);
  }

  /** The states of a round that a bank's node ever had, with where they are. */
  public List<StateAndRef<RoundState>> recorded(Party at, int number) throws IOException {
    return operator(at).recorded(RoundState.class, Instant.EPOCH).stream()
        .filter(known -> known.getState().getData().getFederationId().equals(id))
        .filter(known -> known.getState().getData().getNumber() == number)
        .toList();
  }

  /** Which federation. */
  SecureHash id() {
    return id;
  }

  /** The banks that train. */
  public List<Party> clients() {
    return clients;
  }

  /** Gives each client an update for a round, and the aggregator the weights to come. */
  public TrialRound round(int number) throws Exception {
    RoundState before = awaitRound(clients.get(0), number - 1, RoundStatus.AGGREGATED);
    FederationState federation = standing(clients.get(0), "itself", any -> true);
    Map<Party, SecureHash> updates = new EnumMap<>(Party.class);
    for (Party client : clients) {
      updates.put(client, store(client, update(before, client)));
    }
    Party aggregator = clients.get(federation.seatOf(federation.aggregators(number, 0).get(0)));
    byte[] weights = new byte[UPDATE_BYTES];
    random.nextBytes(weights);
    return new TrialRound(this, number, updates, aggregator, store(aggregator, weights));
  }

  private byte[] update(RoundState before, Party client) throws IOException {
    RoundState next = before.next(before.getHeader(), before.getAggregator(), List.of(), List.of());
    byte[] head = UpdateForm.head(next, operator(client).identity(), 1_000, UPDATE_BYTES);
    byte[] packed = new byte[UPDATE_BYTES];
    random.nextBytes(packed);
    return ByteBuffer.allocate(head.length + packed.length).put(head).put(packed).array();
  }

  private SecureHash store(Party bank, byte[] bytes) throws IOException {
    return SecureHash.create(
        new DirectoryArtifactStore(consortium.network().network().node(bank).artifactStore())
            .put(new ByteArrayInputStream(bytes), bytes.length)
            .hex());
  }

  Bank operator(Party party) throws IOException {
    return consortium.network().operator(party);
  }

  /** What each client does. */
  public interface Act {
    /** Does it. */
    Object of(Party client) throws Exception;
  }

  /** Has all clients do something at once. */
  public void each(Act act) throws Exception {
    List<Callable<Object>> acts = new ArrayList<>();
    clients.forEach(client -> acts.add(() -> act.of(client)));
    for (Future<?> done : threads.invokeAll(acts)) {
      done.get();
    }
  }

  /** Has something done meanwhile. */
  Future<Object> meanwhile(Callable<Object> work) {
    return threads.submit(work);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
