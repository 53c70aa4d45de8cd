// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The aggregator's side of a masked round; it learns the sum of the survivors' vectors alone. */
public final class MaskedSum {
  private final MaskedRound round;
  private final RoundKeys keys;
  private final Set<String> sharers;

  /**
   * For a round.
   *
   * @param all everybody's open keys
   * @param sharers who shared its secrets out: with whom all who are left masked theirs
   */
  public MaskedSum(MaskedRound round, List<OpenKeys> all, Set<String> sharers) {
    this.round = round;
    this.keys = new RoundKeys(round, all);
    this.sharers = new TreeSet<>(sharers);
  }

  /**
   * The sum of the masked vectors, modulo 2^32, in the members' order. Whoever has the vectors
   * computes the same.
   *
   * @param vectors by member
   * @throws IllegalArgumentException if they are too few, or not equally long
   */
  public int[] masked(Map<String, int[]> vectors) {
    round.requireSurvivors(vectors.keySet());
    int[] sum = new int[vectors.values().iterator().next().length];
    for (String member : round.members()) {
      int[] vector = vectors.get(member);
      if (vector != null && vector.length != sum.length) {
        throw new IllegalArgumentException(
            "The masked vectors of a round are equally long, but %s's has %d numbers and another %d"
                .formatted(member, vector.length, sum.length));
      }
      for (int i = 0; vector != null && i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    return sum;
  }

  /**
   * The sum without masks.
   *
   * @param vectors by survivor
   * @param unmaskings of at least the threshold of survivors, each once
   * @throws IllegalArgumentException if they are too few, or a secret that they give is not the
   *     member's
   */
  public int[] open(Map<String, int[]> vectors, List<Unmasking> unmaskings) {
    int[] sum = masked(vectors);
    Set<String> survivors = vectors.keySet();
    for (String survivor : survivors) {
      Masks.subtract(secret(unmaskings, survivor, true), sum);
    }
    for (String gone : sharers) {
      if (!survivors.contains(gone)) {
        takeAway(gone, secret(unmaskings, gone, false), survivors, sum);
      }
    }
    return sum;
  }

  /** Takes away what the survivors masked with one who dropped out. */
  private void takeAway(String gone, byte[] secret, Set<String> survivors, int[] sum) {
    for (String survivor : survivors) {
      byte[] seed =
          RoundKey.seed(secret, keys.of(survivor).mask(), round.purpose("mask", gone, survivor));
      if (round.number(survivor) < round.number(gone)) {
        Masks.subtract(seed, sum);
      } else {
        Masks.add(seed, sum);
      }
    }
  }

  private byte[] secret(List<Unmasking> unmaskings, String of, boolean isOwnSeed) {
    Map<Integer, byte[]> shares = new TreeMap<>();
    for (Unmasking one : unmaskings) {
      byte[] share = (isOwnSeed ? one.ownSeeds() : one.maskKeys()).get(of);
      if (share != null) {
        shares.put(round.number(one.member()), share);
      }
    }
    if (shares.size() < round.threshold()) {
      throw new IllegalArgumentException(
          "%d members have to give their shares of %s's secret, but %d did"
              .formatted(round.threshold(), of, shares.size()));
    }
    List<Integer> givers = new ArrayList<>(shares.keySet());
    int runs = givers.size() == round.threshold() ? 1 : givers.size();
    for (int first = 0; first < runs; first++) {
      byte[] secret = Shares.combine(run(shares, givers, first));
      if (isKnownBy(keys.of(of), secret, isOwnSeed)) {
        return secret;
      }
    }
    throw new IllegalArgumentException(
        "The shares of %s's secret that members %s gave do not give what it is known by; too many of them are wrong"
            .formatted(of, shares.keySet()));
  }

  /**
   * As many shares as needed, one after the other in a circle: where there are more, some of these
   * runs are without any one giver, so one that lies keeps nobody's secret back.
   */
  private Map<Integer, byte[]> run(Map<Integer, byte[]> shares, List<Integer> givers, int first) {
    Map<Integer, byte[]> run = new TreeMap<>(shares);
    for (int i = round.threshold(); i < givers.size(); i++) {
      run.remove(givers.get((first + i) % givers.size()));
    }
    return run;
  }

  private static boolean isKnownBy(OpenKeys open, byte[] secret, boolean isOwnSeed) {
    return isOwnSeed
        ? Arrays.equals(RoundKey.sha256(secret), open.ownSeed())
        : Arrays.equals(RoundKey.open(secret), open.mask());
  }
}
