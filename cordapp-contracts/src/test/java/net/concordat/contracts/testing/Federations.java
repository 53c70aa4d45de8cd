// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Samples.NOW;
import static net.concordat.contracts.testing.Samples.digest;
import static net.concordat.contracts.testing.Samples.header;
import static net.concordat.contracts.testing.TestLedger.given;

import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.federation.Aggregation;
import net.concordat.contracts.federation.AggregationTerms;
import net.concordat.contracts.federation.ClientSeat;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.federation.FederationContract;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.FederationStrategy;
import net.concordat.contracts.federation.FederationTimes;
import net.concordat.contracts.federation.GateEvaluator;
import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.GateTerms;
import net.concordat.contracts.federation.Judgement;
import net.concordat.contracts.federation.RoundContract;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.StrategyTerms;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.contracts.federation.UpdateCompression;
import net.concordat.contracts.federation.UpdateTerms;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.testing.core.TestIdentity;
import org.jspecify.annotations.Nullable;

/** Valid transactions of a federation of four banks, which bank A proposes. */
public final class Federations {
  public static final List<TestIdentity> BANKS = List.of(BANK_A, BANK_B, BANK_C, BANK_D);
  public static final SecureHash ID = digest("federation");
  public static final int ROUNDS = 10;
  public static final int ROUND_SECONDS = 3_600;
  public static final long REVIEW_THRESHOLD = 200_000;

  private Federations() {}

  /** The median of what at least three of the clients give, in the sight of the aggregator. */
  public static AggregationTerms robust() {
    return new AggregationTerms(FederationMode.ROBUST, Aggregation.COORDINATE_MEDIAN, 1, 3, 0);
  }

  /** Adds the whole of it. */
  public static StrategyTerms averaging() {
    return new StrategyTerms(FederationStrategy.FEDAVG, 1_000_000, 0);
  }

  /** Four bytes a number. */
  public static UpdateTerms whole() {
    return new UpdateTerms(UpdateCompression.NONE, 0);
  }

  /** Some measure, each on a holdout of its own. */
  public static GateTerms gate(long tolerance, TestIdentity... evaluators) {
    List<GateEvaluator> all = new ArrayList<>();
    for (TestIdentity evaluator : evaluators) {
      all.add(
          new GateEvaluator(
              evaluator.getParty(), digest("rows of " + evaluator.getName().getOrganisation())));
    }
    return new GateTerms(all, tolerance);
  }

  /** What the evaluator in a place of a gate says, which it has signed. */
  public static Judgement judgement(
      GateStep step,
      GateTerms gate,
      int place,
      RoundState round,
      SecureHash offered,
      List<Integer> gains) {
    GateEvaluator evaluator = gate.getEvaluators().get(place);
    TestIdentity by =
        BANKS.stream()
            .filter(bank -> bank.getParty().equals(evaluator.getMember()))
            .findFirst()
            .orElseThrow();
    byte[] signed = Judgement.signedBytes(step, round, offered, evaluator, gains);
    return new Judgement(place, gains, signature(by, signed));
  }

  public static FederationPlan plan() {
    return new FederationPlan(
        new TrainingTerms(
            Samples.version(VersionStatus.APPROVED).id(),
            digest("weights 0"),
            digest("federated spec"),
            4_096,
            null,
            "Updates carry no differential privacy; the clients agreed to that."),
        robust(),
        averaging(),
        whole(),
        null,
        new FederationTimes(
            NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(2)), ROUND_SECONDS, 60),
        ROUNDS,
        REVIEW_THRESHOLD);
  }

  /** As bank A proposed it; some of the others have accepted, and so many of them revealed. */
  public static FederationState proposed(int accepted, int revealed) {
    FederationState state =
        FederationState.proposed(
            header(null),
            ID,
            BANK_A.getParty(),
            plan(),
            BANKS.stream().map(TestIdentity::getParty).toList());
    for (int seat = 0; seat < accepted; seat++) {
      state = state.accepted(header(null), seat, commitment(seat));
    }
    for (int seat = 0; seat < revealed; seat++) {
      state = state.revealed(header(null), seat, value(seat));
    }
    return state;
  }

  /** With all four banks as clients and aggregators. */
  public static FederationState running() {
    return proposed(4, 4).begun(header(null));
  }

  /** What a bank draws. */
  public static SecureHash value(int seat) {
    return digest("drawn by seat " + seat);
  }

  public static SecureHash commitment(int seat) {
    return ClientSeat.commitment(ID, BANKS.get(seat).getParty(), value(seat));
  }

  /** Bank A proposes it. */
  public static TransactionDraft propose() {
    return propose(plan(), BANKS);
  }

  /** Bank A proposes a plan to some. */
  public static TransactionDraft propose(FederationPlan plan, List<TestIdentity> members) {
    StateAndRef<ModelSeedState> seed = given(new ModelSeedState(header(null), BANK_A.getParty()));
    return Valid.by(BANK_A, new FederationContract.Commands.Propose())
        .named("ProposeFederation")
        .consuming(seed)
        .referencing(given(Samples.version(VersionStatus.APPROVED)))
        .producing(
            FederationState.proposed(
                header(seed.getRef()),
                FederationState.idOf(seed.getRef()),
                BANK_A.getParty(),
                plan,
                members.stream().map(TestIdentity::getParty).toList()));
  }

  /** Bank B accepts under its grant of bank A's version. */
  public static TransactionDraft accept() {
    StateAndRef<FederationState> standing = given(proposed(1, 0));
    return answering(BANK_B, new FederationContract.Commands.Accept(), standing)
        .named("AcceptFederation")
        .referencing(given(Samples.version(VersionStatus.APPROVED)))
        .referencing(given(Samples.useGrant()))
        .producing(
            standing.getState().getData().accepted(header(standing.getRef()), 1, commitment(1)));
  }

  /** Bank A accepts a federation that states privacy, having spent for it. */
  public static TransactionDraft acceptPrivately(PrivacyClaim stated, @Nullable TornOff spend) {
    FederationState open = proposed(0, 0);
    FederationState secret =
        Copy.with(
            Copy.with(open, "plan.training.privacy", stated), "plan.training.nonPrivate", null);
    StateAndRef<FederationState> standing = given(secret);
    return answering(BANK_A, new FederationContract.Commands.Accept(spend), standing)
        .referencing(given(Samples.version(VersionStatus.APPROVED)))
        .producing(secret.accepted(header(standing.getRef()), 0, commitment(0)));
  }

  /** Bank A accepts, which owns the version. */
  public static TransactionDraft acceptAsOwner() {
    StateAndRef<FederationState> standing = given(proposed(0, 0));
    return answering(BANK_A, new FederationContract.Commands.Accept(), standing)
        .named("AcceptFederation")
        .referencing(given(Samples.version(VersionStatus.APPROVED)))
        .producing(
            standing.getState().getData().accepted(header(standing.getRef()), 0, commitment(0)));
  }

  /** Bank B reveals what it committed to. */
  public static TransactionDraft reveal() {
    return reveal(proposed(4, 1));
  }

  /** Bank B reveals in a federation as it stands. */
  public static TransactionDraft reveal(FederationState as) {
    StateAndRef<FederationState> standing = given(as);
    return answering(BANK_B, new FederationContract.Commands.Reveal(), standing)
        .producing(as.revealed(header(standing.getRef()), 1, value(1)));
  }

  /** Bank D says no. */
  public static TransactionDraft decline() {
    return leave(proposed(2, 0), 3);
  }

  /** Bank C leaves while rounds go on. */
  public static TransactionDraft leave() {
    return leave(running(), 2);
  }

  /** A bank leaves a federation as it stands. */
  public static TransactionDraft leave(FederationState as, int seat) {
    StateAndRef<FederationState> standing = given(as);
    return answering(BANKS.get(seat), new FederationContract.Commands.Leave(), standing)
        .producing(as.left(header(standing.getRef()), seat));
  }

  /** Bank D begins, when all have revealed. */
  public static TransactionDraft begin() {
    return begin(proposed(4, 4));
  }

  /** Bank D begins a federation as it stands. */
  public static TransactionDraft begin(FederationState as) {
    StateAndRef<FederationState> standing = given(as);
    FederationState begun = as.begun(header(standing.getRef()));
    return answering(BANK_D, new FederationContract.Commands.Begin(), standing)
        .producing(begun)
        .producing(RoundState.first(header(null), begun, BANK_D.getParty()));
  }

  private static TransactionDraft answering(
      TestIdentity by, ConcordatCommand command, StateAndRef<FederationState> standing) {
    return Valid.by(by, command).consuming(standing);
  }

  /** The round that stands before a given number, moved by a twentieth. */
  public static RoundState standing(int number) {
    RoundState first = RoundState.first(header(null), running(), BANK_A.getParty());
    RoundState standing = first;
    for (int round = 1; round < number; round++) {
      standing =
          standing
              .next(header(null), BANK_A.getParty(), signed(standing, 0, 1, 2), List.of(away(3)))
              .aggregated(
                  header(null),
                  BANK_A.getParty(),
                  List.of(away(3)),
                  digest("weights " + round),
                  50_000);
    }
    return standing;
  }

  /** The commitments of some seats to updates for the round after a given one. */
  public static List<UpdateCommitment> signed(RoundState standing, int... seats) {
    List<UpdateCommitment> commitments = new ArrayList<>();
    for (int seat : seats) {
      commitments.add(signed(standing, seat, digest("update of seat " + seat)));
    }
    return commitments;
  }

  /** The commitment of one seat to an update for the round after a given one. */
  public static UpdateCommitment signed(RoundState standing, int seat, SecureHash update) {
    TestIdentity client = BANKS.get(seat);
    byte[] signedBytes =
        UpdateCommitment.signedBytes(
            standing.getFederationId(),
            standing.getNumber() + 1,
            standing.getGlobalDigest(),
            client.getParty(),
            update);
    return new UpdateCommitment(seat, update, signature(client, signedBytes));
  }

  /** A member's signature over bytes. */
  public static OpaqueBytes signature(TestIdentity by, byte[] signedBytes) {
    try {
      return new OpaqueBytes(Crypto.doSign(by.getKeyPair().getPrivate(), signedBytes));
    } catch (InvalidKeyException | SignatureException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Exclusion away(int seat) {
    return new Exclusion(seat, ExclusionReason.AWAY, null);
  }

  /** Whose turn a round is. */
  public static TestIdentity aggregator(int round) {
    return identity(running().aggregators(round, 0).get(0));
  }

  /** Who comes after the aggregator of a round. */
  public static TestIdentity successor(int round) {
    return identity(running().aggregators(round, 1).get(1));
  }

  private static TestIdentity identity(Party party) {
    return BANKS.stream().filter(bank -> bank.getParty().equals(party)).findFirst().orElseThrow();
  }

  /** The second round begins with what three clients committed to; bank D is away. */
  public static TransactionDraft commit() {
    return commit(standing(2), aggregator(2));
  }

  /** A member begins the round after a given one. */
  public static TransactionDraft commit(RoundState before, TestIdentity by) {
    StateAndRef<RoundState> standing = given(before);
    return Valid.by(by, new RoundContract.Commands.Commit())
        .named("CommitRound")
        .consuming(standing)
        .referencing(given(running()))
        .producing(
            before.next(
                header(standing.getRef()),
                by.getParty(),
                signed(before, 0, 1, 2),
                List.of(away(3))));
  }

  /** The second round with the commitments of all four. */
  public static RoundState committed() {
    RoundState before = standing(2);
    return before.next(
        header(null), aggregator(2).getParty(), signed(before, 0, 1, 2, 3), List.of());
  }

  /** Its updates are combined, but for bank D's, which was another than it had committed to. */
  public static TransactionDraft aggregate() {
    return aggregate(committed(), aggregator(2));
  }

  /** A member combines the updates of a round. */
  public static TransactionDraft aggregate(RoundState before, TestIdentity by) {
    return aggregate(before, by, List.of(new Exclusion(3, ExclusionReason.WRONG_COMMITMENT, null)));
  }

  /** The same, without some. */
  public static TransactionDraft aggregate(
      RoundState before, TestIdentity by, List<Exclusion> left) {
    StateAndRef<RoundState> standing = given(before);
    return Valid.by(by, new RoundContract.Commands.Aggregate())
        .consuming(standing)
        .referencing(given(running()))
        .producing(
            before.aggregated(
                header(standing.getRef()), by.getParty(), left, digest("weights 2"), 120_000));
  }

  /** Bank B publishes what came of the first round. */
  public static TransactionDraft publish() {
    RoundState last = standing(2);
    return Valid.publishDerivedFromGranted()
        .named("PublishFederated")
        .referencing(given(running()))
        .referencing(given(last))
        .with(
            ModelVersionState.class, "provenance.federation", FederationClaim.of(running(), last));
  }

  /** Nothing came of it. */
  public static TransactionDraft rollBack() {
    RoundState before = committed();
    StateAndRef<RoundState> standing = given(before);
    return Valid.by(aggregator(2), new RoundContract.Commands.RollBack())
        .consuming(standing)
        .referencing(given(running()))
        .producing(
            before.rolledBack(
                header(standing.getRef()), aggregator(2).getParty(), List.of(away(1), away(2))));
  }
}
