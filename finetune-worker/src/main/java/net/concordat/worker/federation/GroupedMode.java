// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.concordat.common.RoundGroups;
import net.concordat.federation.aggregation.AggregationRule;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.federation.secure.FixedPoint;
import net.concordat.federation.secure.GroupClient;
import net.concordat.federation.secure.MaskedGroup;
import net.concordat.federation.secure.MaskingSecrets;
import net.concordat.inference.support.InvalidInputException;

/**
 * The aggregator sees the mean of each group of three, drawn anew for each round; a robust rule
 * combines the groups, all alike. A group that loses a member is left out of the round.
 *
 * @param rule for the groups' means
 * @param largest the largest absolute value of an update that counts; what is beyond is cut off
 */
public record GroupedMode(AggregationRule rule, double largest) implements Mode {
  private static final int LEAST_CLIENTS = 9;

  @Override
  public String inWords() {
    return "GROUPED: the aggregator sees the mean of each group of three; rule " + rule;
  }

  @Override
  public void requireClients(int clients) {
    if (clients < LEAST_CLIENTS) {
      throw new InvalidInputException(
          "GROUPED needs %d clients or more, since a robust rule needs three groups of three, but there are %d"
              .formatted(LEAST_CLIENTS, clients));
    }
  }

  @Override
  public Combined combine(RoundScene scene) {
    List<ClientUpdate> means = new ArrayList<>();
    List<String> counted = new ArrayList<>();
    Map<String, String> refused = new LinkedHashMap<>();
    long bytes = 0;
    for (List<String> members : groups(scene)) {
      List<String> lost = members.stream().filter(scene.silent()::contains).toList();
      if (!lost.isEmpty()) {
        members.stream()
            .filter(member -> !lost.contains(member))
            .forEach(member -> refused.put(member, "Its group lost " + lost));
        continue;
      }
      MaskedGroup group = new MaskedGroup(scene.federation(), scene.round(), members);
      float[] mean = mean(scene, group);
      means.add(new ClientUpdate(String.join("+", members), mean, 1));
      counted.addAll(members);
      bytes = (long) Integer.BYTES * mean.length;
    }
    counted.sort(Comparator.comparingInt(scene.began()::indexOf));
    try {
      RoundUpdates groups = new RoundUpdates(means);
      return new Combined(rule.combine(groups), counted, refused, groups, bytes);
    } catch (IllegalArgumentException e) {
      counted.forEach(member -> refused.put(member, String.valueOf(e.getMessage())));
      return new Combined(null, List.of(), refused, null, bytes);
    }
  }

  /** As on the ledger; drawn by the simulation's seed, and not by what banks reveal. */
  private static List<List<String>> groups(RoundScene scene) {
    List<Integer> clients = IntStream.range(0, scene.began().size()).boxed().toList();
    byte[] seed = ByteBuffer.allocate(Long.BYTES).putLong(scene.seed()).array();
    return RoundGroups.drawn(seed, scene.round(), clients, MaskedGroup.LEAST_MEMBERS).stream()
        .map(group -> group.stream().map(scene.began()::get).toList())
        .toList();
  }

  private float[] mean(RoundScene scene, MaskedGroup group) {
    FixedPoint fixed = new FixedPoint(largest, group.members().size());
    Map<String, GroupClient> clients = new TreeMap<>();
    Map<String, byte[]> keys = new HashMap<>();
    for (String member : group.members()) {
      GroupClient client = new GroupClient(group, member, MaskingSecrets.fresh(new SecureRandom()));
      clients.put(member, client);
      keys.put(member, client.openKey());
    }
    Map<String, int[]> vectors = new HashMap<>();
    clients.forEach(
        (member, client) ->
            vectors.put(member, client.mask(fixed.encode(doubles(scene.update(member))), keys)));
    double[] sum = fixed.decode(group.sum(vectors));
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / group.members().size());
    }
    return mean;
  }

  private static double[] doubles(float[] update) {
    double[] values = new double[update.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = update[i];
    }
    return values;
  }
}
