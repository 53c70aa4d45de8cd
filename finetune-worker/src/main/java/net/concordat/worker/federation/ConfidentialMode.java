// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.concordat.federation.aggregation.Weighting;
import net.concordat.federation.secure.FixedPoint;
import net.concordat.federation.secure.MaskedRound;
import net.concordat.federation.secure.MaskedSum;
import net.concordat.federation.secure.MaskingClient;
import net.concordat.federation.secure.OpenKeys;
import net.concordat.federation.secure.SealedShares;
import net.concordat.federation.secure.Unmasking;
import net.concordat.inference.support.InvalidInputException;

/**
 * Nobody sees an update, only the sum of all. Each client multiplies its update by its share, which
 * follows from the sizes stated at the beginning, before it masks it; the sum is divided by the
 * shares of those who are left.
 *
 * @param weighting how much each client counts
 * @param largest the largest absolute value of an update that counts; what is beyond is cut off
 */
public record ConfidentialMode(Weighting weighting, double largest) implements Mode {
  @Override
  public String inWords() {
    return "CONFIDENTIAL: only the sum of all updates is seen, and no client has a score";
  }

  @Override
  public void requireClients(int clients) {
    if (clients < MaskedRound.LEAST_MEMBERS || clients > 255) {
      throw new InvalidInputException(
          "CONFIDENTIAL needs %d to 255 clients, since from the sum of fewer too much is known of each and shares have numbers of one byte, but there are %d"
              .formatted(MaskedRound.LEAST_MEMBERS, clients));
    }
  }

  @Override
  public Combined combine(RoundScene scene) {
    List<String> began = scene.began();
    try {
      MaskedRound round =
          new MaskedRound(
              scene.federation(), scene.round(), began, MaskedRound.leastThreshold(began.size()));
      return sum(scene, round);
    } catch (IllegalArgumentException e) {
      Map<String, String> refused = new TreeMap<>();
      began.forEach(member -> refused.put(member, String.valueOf(e.getMessage())));
      return new Combined(null, List.of(), refused, null, 0);
    }
  }

  private Combined sum(RoundScene scene, MaskedRound round) {
    Map<String, Double> shares = shares(scene);
    FixedPoint fixed = new FixedPoint(largest, round.members().size());
    Map<String, MaskingClient> clients = new TreeMap<>();
    for (String member : round.members()) {
      clients.put(member, new MaskingClient(round, member, new SecureRandom()));
    }
    List<OpenKeys> keys = clients.values().stream().map(MaskingClient::openKeys).toList();
    Map<String, List<SealedShares>> letters = new HashMap<>();
    clients.values().stream()
        .flatMap(client -> client.shareSecrets(keys).stream())
        .forEach(one -> letters.computeIfAbsent(one.to(), any -> new ArrayList<>()).add(one));
    Map<String, int[]> vectors = new TreeMap<>();
    double counted = 0;
    for (String member : scene.arriving()) {
      double share = Objects.requireNonNull(shares.get(member));
      int[] values = fixed.encode(times(share, scene.update(member)));
      vectors.put(
          member, client(clients, member).mask(values, letters.getOrDefault(member, List.of())));
      counted += share;
    }
    MaskedSum aggregator = new MaskedSum(round, keys, clients.keySet());
    List<Unmasking> unmaskings =
        vectors.keySet().stream()
            .map(member -> client(clients, member).unmask(vectors.keySet()))
            .toList();
    double[] sum = fixed.decode(aggregator.open(vectors, unmaskings));
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= counted;
    }
    return new Combined(sum, scene.arriving(), Map.of(), null, (long) Integer.BYTES * sum.length);
  }

  private Map<String, Double> shares(RoundScene scene) {
    long[] sizes = scene.sizes().values().stream().mapToLong(Long::longValue).toArray();
    double[] shares = weighting.shares(sizes);
    Map<String, Double> byMember = new HashMap<>();
    int place = 0;
    for (String member : scene.sizes().keySet()) {
      byMember.put(member, shares[place++]);
    }
    return byMember;
  }

  private static MaskingClient client(Map<String, MaskingClient> clients, String member) {
    return Objects.requireNonNull(clients.get(member));
  }

  private static double[] times(double share, float[] update) {
    double[] values = new double[update.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = share * update[i];
    }
    return values;
  }
}
