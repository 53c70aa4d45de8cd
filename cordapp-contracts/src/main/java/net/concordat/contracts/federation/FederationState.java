// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.common.RoundGroups;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.LedgerIds;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * Members that train one model together. Every answer consumes and reissues it, so that none can be
 * left out of the draw that fixes who aggregates when.
 */
@BelongsToContract(FederationContract.class)
public final class FederationState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final SecureHash federationId;
  private final Party proposer;
  private final FederationPlan plan;
  private final FederationStatus status;
  private final List<ClientSeat> seats;
  private final List<Integer> order;

  /**
   * @param header what every state says of itself
   * @param federationId the one-shot id, see {@link #idOf}
   * @param proposer the member that proposed it
   * @param plan what was agreed on
   * @param status how far it has come
   * @param seats the members asked, in the order in which their updates are added
   * @param order the seats, from 0, of those that aggregate, in their order; empty before there is
   *     one
   */
  @ConstructorForDeserialization
  public FederationState(
      StateHeader header,
      SecureHash federationId,
      Party proposer,
      FederationPlan plan,
      FederationStatus status,
      List<ClientSeat> seats,
      List<Integer> order) {
    this.header = header;
    this.federationId = federationId;
    this.proposer = proposer;
    this.plan = plan;
    this.status = status;
    this.seats = Collections.unmodifiableList(new ArrayList<>(seats));
    this.order = Collections.unmodifiableList(new ArrayList<>(order));
  }

  /** A federation that nobody has answered. */
  public static FederationState proposed(
      StateHeader header,
      SecureHash federationId,
      Party proposer,
      FederationPlan plan,
      List<Party> members) {
    List<ClientSeat> seats = new ArrayList<>();
    members.forEach(member -> seats.add(ClientSeat.invited(member)));
    return new FederationState(
        header,
        federationId,
        proposer,
        plan,
        FederationStatus.PROPOSED,
        seats,
        Collections.emptyList());
  }

  /** The one-shot id of the federation that consumes a seed. */
  public static SecureHash idOf(StateRef seed) {
    return LedgerIds.oneShot("concordat/federation-id", seed);
  }

  /** For what a client spends its budget that trains in all rounds of a federation. */
  public static SecureHash spendDigest(SecureHash federationId) {
    return LedgerHash.of("concordat/federation-spend").digest(federationId).sha256();
  }

  /** The vault's id for the states of a federation. */
  public static UUID vaultId(SecureHash federationId) {
    return LedgerIds.vaultId("concordat/federation", federationId, 0);
  }

  /** The same with a member that has become a client. */
  public FederationState accepted(StateHeader next, int seat, @Nullable SecureHash commitment) {
    return withSeat(next, seat, seats.get(seat).accepted(commitment));
  }

  /** The same with a client that has revealed its value. */
  public FederationState revealed(StateHeader next, int seat, @Nullable SecureHash value) {
    return withSeat(next, seat, seats.get(seat).revealing(value));
  }

  /** The same with a member that has declined or left. */
  public FederationState left(StateHeader next, int seat) {
    return withSeat(next, seat, seats.get(seat).leaving());
  }

  /** The same, running, with the order of its aggregators. */
  public FederationState begun(StateHeader next) {
    return new FederationState(
        next,
        federationId,
        proposer,
        plan,
        FederationStatus.RUNNING,
        seats,
        AggregatorOrder.draw(federationId, seats));
  }

  private FederationState withSeat(StateHeader next, int index, ClientSeat seat) {
    List<ClientSeat> changed = new ArrayList<>(seats);
    changed.set(index, seat);
    return new FederationState(next, federationId, proposer, plan, status, changed, order);
  }

  /** The place of a member among the seats, from 0; -1 of none. */
  public int seatOf(Party member) {
    for (int i = 0; i < seats.size(); i++) {
      if (seats.get(i).getMember().equals(member)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a member trains in the rounds to come. */
  public boolean isClient(Party member) {
    int seat = seatOf(member);
    return seat >= 0 && seats.get(seat).getStatus().isClient();
  }

  /** How many members have come so far. */
  public int count(SeatStatus wanted) {
    int count = 0;
    for (ClientSeat seat : seats) {
      count += seat.getStatus() == wanted ? 1 : 0;
    }
    return count;
  }

  /** How many train in the rounds to come. */
  public int clients() {
    return count(SeatStatus.ACCEPTED) + count(SeatStatus.REVEALED);
  }

  /** Everybody the federation concerns. */
  public List<Party> everybody() {
    List<Party> all = new ArrayList<>();
    all.add(proposer);
    for (ClientSeat seat : seats) {
      if (!seat.getMember().equals(proposer)) {
        all.add(seat.getMember());
      }
    }
    return all;
  }

  /**
   * Who may aggregate a round.
   *
   * @param round from 1
   * @param turns how many times the aggregator's time has passed
   * @return whose turn it is first, then those that may take over by now, in their order
   */
  public List<Party> aggregators(int round, long turns) {
    return line((round - 1) % Math.max(1, order.size()), turns);
  }

  /** Who may go on with a round that a member has written the commitments of, likewise. */
  public List<Party> successors(Party aggregator, long turns) {
    return line(Math.max(0, order.indexOf(seatOf(aggregator))), turns);
  }

  /**
   * The groups of a round, drawn from what all revealed before the first, so that nobody chooses.
   *
   * @param clients the seats of the clients of that round
   */
  public List<List<Integer>> groups(int round, List<Integer> clients) {
    return RoundGroups.drawn(drawn().getBytes(), round, clients, FederationMode.GROUP);
  }

  /** Those of a round that is opened with the clients of now. */
  public List<List<Integer>> groups(int round) {
    List<Integer> clients = new ArrayList<>();
    for (int seat = 0; seat < seats.size(); seat++) {
      if (seats.get(seat).getStatus().isClient()) {
        clients.add(seat);
      }
    }
    return groups(round, clients);
  }

  /** What all that was revealed has drawn: the groups of each round follow from it. */
  public SecureHash drawn() {
    return AggregatorOrder.drawn(federationId, seats);
  }

  private List<Party> line(int start, long turns) {
    List<Party> line = new ArrayList<>();
    for (int step = 0; step < order.size() && line.size() <= turns; step++) {
      ClientSeat seat = seats.get(order.get((start + step) % order.size()));
      if (seat.getStatus() == SeatStatus.REVEALED) {
        line.add(seat.getMember());
      }
    }
    return line;
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public SecureHash getFederationId() {
    return federationId;
  }

  public Party getProposer() {
    return proposer;
  }

  public FederationPlan getPlan() {
    return plan;
  }

  public FederationStatus getStatus() {
    return status;
  }

  public List<ClientSeat> getSeats() {
    return seats;
  }

  public List<Integer> getOrder() {
    return order;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), vaultId(federationId));
  }

  @Override
  public List<Party> namedMembers() {
    // Not once each: parties are equal by key alone, and each must have its own name.
    List<Party> named = new ArrayList<>();
    named.add(proposer);
    seats.forEach(seat -> named.add(seat.getMember()));
    GateTerms gate = plan.getGate();
    if (gate != null) {
      named.addAll(gate.members());
    }
    return named;
  }

  @Override
  public void checkBounds() {
    Bounds.digest("federationId", federationId);
    plan.checkBounds();
    List<Party> members = new ArrayList<>();
    for (ClientSeat seat : seats) {
      seat.checkBounds();
      members.add(seat.getMember());
    }
    Bounds.list("seats", members, 1, Bounds.PARTIES);
    Bounds.list("order", order, 0, Bounds.PARTIES);
  }

  /** Nobody alone may consume it. */
  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.emptyList();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, federationId, proposer, plan, status, seats, order);
  }
}
