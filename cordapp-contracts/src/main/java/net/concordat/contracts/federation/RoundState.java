// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.LedgerIds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * One round of a federation: which updates its clients committed to, whose were combined, and into
 * which weights. It names clients by their seats, which keeps it small. Each round consumes the one
 * before, so of two aggregators one wins.
 */
@BelongsToContract(RoundContract.class)
public final class RoundState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final SecureHash federationId;
  private final int number;
  private final RoundStatus status;
  private final Party aggregator;
  private final SecureHash globalDigest;
  private final @Nullable Verdict weighed;
  private final List<Long> standings;
  private final @Nullable Verdict verdict;
  private final List<UpdateCommitment> commitments;
  private final List<Exclusion> excluded;
  private final List<Integer> contributors;
  private final long cumulativeMillionths;

  /**
   * @param header what every state says of itself
   * @param federationId whose round it is
   * @param number from 1; 0 for what stands before the first
   * @param status how far it has come
   * @param aggregator the member that wrote this
   * @param globalDigest SHA-256 of the global weights as they stand after it; before the updates
   *     are combined, of those that clients trained from
   * @param weighed what evaluators said of its updates, where the rule goes by that; null before
   *     they have
   * @param standings by seat, what the middle evaluator gained by the client's updates, of all
   *     rounds so far, in millionths of cross-entropy; of seats beyond its end, 0
   * @param verdict of the evaluators on the weights that it would make; null of a round that has
   *     not come to an end, has no gate, or came to nothing before anybody measured
   * @param commitments to the clients' updates, in the order of seats
   * @param excluded whose update is not in it, and why
   * @param contributors the seats, in their order, of all whose updates came into the global
   *     weights in this round or before
   * @param cumulativeMillionths how far the weights have moved, the lengths of all rounds' moves
   *     added, in millionths of the norm of the base version's
   */
  public RoundState(
      StateHeader header,
      SecureHash federationId,
      int number,
      RoundStatus status,
      Party aggregator,
      SecureHash globalDigest,
      @Nullable Verdict weighed,
      List<Long> standings,
      @Nullable Verdict verdict,
      List<UpdateCommitment> commitments,
      List<Exclusion> excluded,
      List<Integer> contributors,
      long cumulativeMillionths) {
    this.header = header;
    this.federationId = federationId;
    this.number = number;
    this.status = status;
    this.aggregator = aggregator;
    this.globalDigest = globalDigest;
    this.weighed = weighed;
    this.standings = Collections.unmodifiableList(new ArrayList<>(standings));
    this.verdict = verdict;
    this.commitments = Collections.unmodifiableList(new ArrayList<>(commitments));
    this.excluded = Collections.unmodifiableList(new ArrayList<>(excluded));
    this.contributors = Collections.unmodifiableList(new ArrayList<>(contributors));
    this.cumulativeMillionths = cumulativeMillionths;
  }

  /**
   * As the ledger keeps it.
   *
   * @param record what {@link #getRecord} gives
   * @throws IllegalArgumentException if it is none, naming the rule
   */
  @ConstructorForDeserialization
  public RoundState(byte[] record) {
    RecordReader reader = new RecordReader(record);
    this.header = reader.header();
    this.federationId = reader.digest();
    this.number = reader.number();
    this.status = reader.constant(RoundStatus.values());
    this.aggregator = reader.party();
    this.globalDigest = reader.digest();
    this.weighed = reader.optional(RecordReader::verdict);
    this.standings = reader.list(RecordReader::largeNumber);
    this.verdict = reader.optional(RecordReader::verdict);
    this.commitments = reader.list(RecordReader::commitment);
    this.excluded = reader.list(RecordReader::exclusion);
    this.contributors = reader.list(RecordReader::number);
    this.cumulativeMillionths = reader.largeNumber();
    LedgerRule.FRAME_BOUNDED.require(
        Arrays.equals(record, getRecord()), "a record is written in one way");
  }

  /** What stands before the first round: the base version's weights. */
  public static RoundState first(StateHeader header, FederationState federation, Party by) {
    return new RoundState(
        header,
        federation.getFederationId(),
        0,
        RoundStatus.AGGREGATED,
        by,
        federation.getPlan().getTraining().getBaseWeights(),
        null,
        Collections.emptyList(),
        null,
        Collections.emptyList(),
        Collections.emptyList(),
        Collections.emptyList(),
        0);
  }

  /** The vault's id for the rounds of a federation. */
  public static UUID vaultId(SecureHash federationId) {
    return LedgerIds.vaultId("concordat/round", federationId, 0);
  }

  /** The next round, with the updates that its clients committed to. */
  public RoundState next(
      StateHeader newHeader,
      Party by,
      List<UpdateCommitment> newCommitments,
      List<Exclusion> newExcluded) {
    return new RoundState(
        newHeader,
        federationId,
        number + 1,
        RoundStatus.COMMITTED,
        by,
        globalDigest,
        null,
        standings,
        null,
        newCommitments,
        newExcluded,
        contributors,
        cumulativeMillionths);
  }

  /**
   * This round, combined.
   *
   * @param newExcluded everybody whose update is not in it
   * @param newGlobalDigest of the new global weights
   * @param newCumulative how far they have moved by now
   */
  public RoundState aggregated(
      StateHeader newHeader,
      Party by,
      List<Exclusion> newExcluded,
      SecureHash newGlobalDigest,
      long newCumulative) {
    TreeSet<Integer> all = new TreeSet<>(contributors);
    all.addAll(seatsWithout(newExcluded));
    return new RoundState(
        newHeader,
        federationId,
        number,
        RoundStatus.AGGREGATED,
        by,
        newGlobalDigest,
        null,
        standings,
        null,
        commitments,
        newExcluded,
        new ArrayList<>(all),
        newCumulative);
  }

  /** This round, given up: the weights stay as they were. */
  public RoundState rolledBack(StateHeader newHeader, Party by, List<Exclusion> newExcluded) {
    return new RoundState(
        newHeader,
        federationId,
        number,
        RoundStatus.ROLLED_BACK,
        by,
        globalDigest,
        null,
        standings,
        null,
        commitments,
        newExcluded,
        contributors,
        cumulativeMillionths);
  }

  /** The same with what evaluators said of the weights. */
  public RoundState judged(@Nullable Verdict said) {
    return said(weighed, standings, said);
  }

  /**
   * The same with what evaluators said of the updates: what each client stands by moves by the
   * middle one's gain.
   */
  public RoundState weighed(@Nullable Verdict said) {
    if (said == null) {
      return said(null, standings, verdict);
    }
    List<Integer> measured = measured();
    List<Long> after = new ArrayList<>(standings);
    for (int place = 0; place < commitments.size(); place++) {
      int seat = commitments.get(place).getSeat();
      while (after.size() <= seat) {
        after.add(0L);
      }
      if (measured.contains(seat)) {
        after.set(seat, after.get(seat) + said.middle(place));
      }
    }
    return said(said, after, verdict);
  }

  private RoundState said(
      @Nullable Verdict ofUpdates, List<Long> newStandings, @Nullable Verdict ofWeights) {
    return new RoundState(
        header,
        federationId,
        number,
        status,
        aggregator,
        globalDigest,
        ofUpdates,
        newStandings,
        ofWeights,
        commitments,
        excluded,
        contributors,
        cumulativeMillionths);
  }

  /**
   * Whose updates could be measured: those that are in it, or were left out for their gain alone.
   */
  private List<Integer> measured() {
    return seatsWithout(
        excluded.stream()
            .filter(one -> one.getReason() != ExclusionReason.LEAST_GAIN)
            .collect(Collectors.toList()));
  }

  /** Of those whose updates could be measured, as many seats as are named that stand lowest. */
  List<Integer> least(int count) {
    return measured().stream()
        .sorted(Comparator.comparingLong(this::standing))
        .limit(count)
        .sorted()
        .collect(Collectors.toList());
  }

  private long standing(int seat) {
    return seat < standings.size() ? standings.get(seat) : 0;
  }

  /** The seats, in their order, of those whose updates are in it. */
  public List<Integer> tookPart() {
    return seatsWithout(excluded);
  }

  private List<Integer> seatsWithout(List<Exclusion> left) {
    TreeSet<Integer> seats = new TreeSet<>();
    commitments.forEach(commitment -> seats.add(commitment.getSeat()));
    left.forEach(exclusion -> seats.remove(exclusion.getSeat()));
    return new ArrayList<>(seats);
  }

  /** What a client committed to in this round; null of one that did not. */
  public @Nullable UpdateCommitment commitmentOf(int seat) {
    for (UpdateCommitment commitment : commitments) {
      if (commitment.getSeat() == seat) {
        return commitment;
      }
    }
    return null;
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  /** The whole state as the bytes that the ledger keeps, see {@link RecordWriter}. */
  public byte[] getRecord() {
    return new RecordWriter()
        .header(header)
        .digest(federationId)
        .number(number)
        .constant(status)
        .party(aggregator)
        .digest(globalDigest)
        .optional(weighed, RecordWriter::verdict)
        .list(standings, RecordWriter::number)
        .optional(verdict, RecordWriter::verdict)
        .list(commitments, RecordWriter::commitment)
        .list(excluded, RecordWriter::exclusion)
        .numbers(contributors)
        .number(cumulativeMillionths)
        .written();
  }

  public SecureHash getFederationId() {
    return federationId;
  }

  public int getNumber() {
    return number;
  }

  public RoundStatus getStatus() {
    return status;
  }

  public Party getAggregator() {
    return aggregator;
  }

  public SecureHash getGlobalDigest() {
    return globalDigest;
  }

  public @Nullable Verdict getWeighed() {
    return weighed;
  }

  public List<Long> getStandings() {
    return standings;
  }

  public @Nullable Verdict getVerdict() {
    return verdict;
  }

  public List<UpdateCommitment> getCommitments() {
    return commitments;
  }

  public List<Exclusion> getExcluded() {
    return excluded;
  }

  public List<Integer> getContributors() {
    return contributors;
  }

  public long getCumulativeMillionths() {
    return cumulativeMillionths;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), vaultId(federationId));
  }

  @Override
  public List<Party> namedMembers() {
    return Collections.singletonList(aggregator);
  }

  @Override
  public void checkBounds() {
    Bounds.digest("federationId", federationId);
    Bounds.digest("globalDigest", globalDigest);
    if (weighed != null) {
      weighed.checkBounds();
    }
    Bounds.number("standings", standings.size(), 0, Bounds.PARTIES);
    if (verdict != null) {
      verdict.checkBounds();
    }
    Bounds.number("number", number, 0, FederationPlan.MOST_ROUNDS);
    Bounds.list("commitments", commitments, 0, Bounds.PARTIES);
    Bounds.list("excluded", excluded, 0, Bounds.PARTIES);
    Bounds.list("contributors", contributors, 0, Bounds.PARTIES);
    Bounds.number("cumulativeMillionths", cumulativeMillionths, 0, Long.MAX_VALUE / 2);
    commitments.forEach(UpdateCommitment::checkBounds);
    excluded.forEach(Exclusion::checkBounds);
  }

  /** Nobody alone may consume it. */
  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.emptyList();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        header,
        federationId,
        number,
        status,
        aggregator,
        globalDigest,
        weighed,
        standings,
        verdict,
        commitments,
        excluded,
        contributors,
        cumulativeMillionths);
  }
}
