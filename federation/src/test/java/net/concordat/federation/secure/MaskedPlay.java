// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Members Bank0, Bank1, ... who go through a round as far as each does. */
final class MaskedPlay {
  private static final int LENGTH = 40;

  private final MaskedRound round;
  private final Map<String, MaskingClient> clients = new TreeMap<>();
  private final Map<String, int[]> values = new TreeMap<>();
  private final List<OpenKeys> keys;
  private final Map<String, List<SealedShares>> letters = new TreeMap<>();
  private final Map<String, int[]> vectors = new TreeMap<>();
  private Set<String> sharers = Set.of();

  MaskedPlay(int members, int threshold) {
    round =
        new MaskedRound(
            "F1", 3, IntStream.range(0, members).mapToObj(i -> "Bank" + i).toList(), threshold);
    Random random = new Random(members);
    for (String member : round.members()) {
      clients.put(member, new MaskingClient(round, member, new SecureRandom()));
      values.put(member, random.ints(LENGTH).toArray());
      letters.put(member, new ArrayList<>());
    }
    keys = clients.values().stream().map(MaskingClient::openKeys).toList();
  }

  MaskedPlay share(Set<String> without) {
    sharers = new TreeSet<>(round.members());
    sharers.removeAll(without);
    for (String from : sharers) {
      client(from).shareSecrets(keys).forEach(one -> letters(one.to()).add(one));
    }
    return this;
  }

  MaskedPlay mask(Set<String> without) {
    for (String member : sharers) {
      if (!without.contains(member)) {
        vectors.put(member, client(member).mask(values(member), letters(member)));
      }
    }
    return this;
  }

  /** Those of the first survivors. */
  List<Unmasking> unmaskings(int count) {
    return vectors.keySet().stream()
        .limit(count)
        .map(member -> client(member).unmask(vectors.keySet()))
        .toList();
  }

  MaskedSum aggregator() {
    return new MaskedSum(round, keys, sharers);
  }

  int[] open(List<Unmasking> unmaskings) {
    return aggregator().open(vectors, unmaskings);
  }

  int[] plainSum() {
    int[] sum = new int[LENGTH];
    for (String member : vectors.keySet()) {
      for (int i = 0; i < LENGTH; i++) {
        sum[i] += values(member)[i];
      }
    }
    return sum;
  }

  MaskingClient client(String member) {
    return there(clients.get(member));
  }

  int[] values(String member) {
    return there(values.get(member));
  }

  List<SealedShares> letters(String member) {
    return there(letters.get(member));
  }

  List<OpenKeys> keys() {
    return keys;
  }

  Map<String, int[]> vectors() {
    return vectors;
  }

  private static <T> T there(@Nullable T found) {
    return Objects.requireNonNull(found);
  }
}
