// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.update;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.federation.compression.Compression;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a round's updates. Each is hostile until it was checked; who sent one that is
 * refused is named with the reason, and is out of the round. For one thread.
 */
public final class Intake {
  private final Expected expected;
  private final Map<String, String> commitments;
  private final Map<String, ClientUpdate> taken = new TreeMap<>();
  private final Map<String, String> refused = new LinkedHashMap<>();
  private final Map<String, Reason> reasons = new LinkedHashMap<>();

  /** Why an update is refused, as rounds on the ledger name it. */
  public enum Reason {
    /** It is not what its sender committed to, or nothing was. */
    WRONG_COMMITMENT,
    /** It has another form than agreed on. */
    WRONG_SHAPE,
    /** A number in it is none. */
    NOT_FINITE,
    /** It is of another round, federation, member or global model. */
    REPLAYED,
    /** It is larger than agreed on. */
    BY_RULE
  }

  /**
   * What an update of the round has to be.
   *
   * @param federation which federation
   * @param round which of its rounds, from 1
   * @param members the clients, in their order
   * @param globalDigest of the global model that they train from
   * @param count how many numbers an update has
   * @param compression in which form
   * @param largestNorm the largest L2 norm that an update may have, above 0
   */
  public record Expected(
      String federation,
      int round,
      List<String> members,
      String globalDigest,
      int count,
      Compression compression,
      double largestNorm) {
    /** Keeps its own list. */
    public Expected {
      members = List.copyOf(members);
    }
  }

  /**
   * Before anything has come.
   *
   * @param commitments what each client committed to, {@link SentUpdate#digest} by member
   */
  public Intake(Expected expected, Map<String, String> commitments) {
    this.expected = expected;
    this.commitments = Map.copyOf(commitments);
  }

  /**
   * Takes an update, or refuses it and remembers why.
   *
   * @param from who brought it, by its session and not by what is written in it
   * @return whether it was taken; the same update a second time is
   */
  public boolean take(String from, SentUpdate sent) {
    if (!expected.members().contains(from)) {
      // A stranger is not named in the record: it could fill it.
      return false;
    }
    Reason doubt = Reason.REPLAYED;
    try {
      requireFrame(from, sent);
      doubt = Reason.WRONG_COMMITMENT;
      String commitment = commitment(from);
      doubt = Reason.WRONG_SHAPE;
      // Before the digest is taken, so that nobody can make the aggregator hash without end.
      expected.compression().requireBytes(sent.packed(), expected.count());
      doubt = Reason.WRONG_COMMITMENT;
      requireCommitment(commitment, sent);
      if (!taken.containsKey(from)) {
        doubt = Reason.NOT_FINITE;
        float[] difference = expected.compression().unpack(sent.packed(), expected.count());
        doubt = Reason.BY_RULE;
        taken.put(from, checked(sent, difference));
      }
      return true;
    } catch (IllegalArgumentException e) {
      if (!taken.containsKey(from)) {
        refused.putIfAbsent(from, String.valueOf(e.getMessage()));
        reasons.putIfAbsent(from, doubt);
      }
      return false;
    }
  }

  /** The updates that were taken, in the members' order; null where there is none. */
  public @Nullable RoundUpdates updates() {
    List<ClientUpdate> inOrder = new ArrayList<>();
    for (String member : expected.members()) {
      ClientUpdate update = taken.get(member);
      if (update != null) {
        inOrder.add(update);
      }
    }
    return inOrder.isEmpty() ? null : new RoundUpdates(inOrder);
  }

  /** Why members are out of the round, by member; one whose update was taken is not among them. */
  public Map<String, String> refused() {
    Map<String, String> still = new LinkedHashMap<>(refused);
    still.keySet().removeAll(taken.keySet());
    return still;
  }

  /** The same in a word. */
  public Map<String, Reason> reasons() {
    Map<String, Reason> still = new LinkedHashMap<>(reasons);
    still.keySet().removeAll(taken.keySet());
    return still;
  }

  private void requireFrame(String from, SentUpdate sent) {
    require(sent.member().equals(from), "be its sender's, " + from, sent.member());
    require(
        sent.federation().equals(expected.federation()),
        "be of the federation " + expected.federation(),
        sent.federation());
    require(sent.round() == expected.round(), "be of round " + expected.round(), sent.round());
    require(
        sent.globalDigest().equals(expected.globalDigest()),
        "begin with the global model " + expected.globalDigest(),
        sent.globalDigest());
  }

  private String commitment(String from) {
    String commitment = commitments.get(from);
    if (commitment == null) {
      throw new IllegalArgumentException(
          "An update needs a commitment, but %s made none".formatted(from));
    }
    return commitment;
  }

  private static void requireCommitment(String commitment, SentUpdate sent) {
    String given = sent.digest();
    require(given.equals(commitment), "be what its sender committed to, " + commitment, given);
  }

  private ClientUpdate checked(SentUpdate sent, float[] difference) {
    double norm = ClientUpdate.norm(difference);
    require(norm <= expected.largestNorm(), "have a norm up to " + expected.largestNorm(), norm);
    return new ClientUpdate(sent.member(), difference, sent.numExamples());
  }

  private static void require(boolean holds, String rule, Object given) {
    if (!holds) {
      throw new IllegalArgumentException("An update must %s, but has %s".formatted(rule, given));
    }
  }
}
