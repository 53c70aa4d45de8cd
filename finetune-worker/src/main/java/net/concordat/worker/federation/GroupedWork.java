// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.federation.secure.FixedPoint;
import net.concordat.federation.secure.GroupClient;
import net.concordat.federation.secure.MaskWire;
import net.concordat.federation.secure.MaskedGroup;
import net.concordat.federation.update.Intake;
import net.concordat.federation.update.SentUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A bank's part in groups that mask by themselves. Their masks are between members alone and
 * nothing is shared out, so there is nothing to open: the vectors of a whole group add up to its
 * sum, and of half a group nothing is seen.
 */
final class GroupedWork {
  /** Why the others of a group are left out with one, as rounds on the ledger name it. */
  static final String INCOMPLETE = "GROUP_INCOMPLETE";

  private final RoundTask task;
  private final RoundMasks masks;

  /** For a task with groups. */
  GroupedWork(RoundTask task) {
    this.task = task;
    this.masks = task.masked();
  }

  /** By what a group's mean goes among the updates of a round. */
  static String name(List<String> group) {
    return String.join("+", group);
  }

  /**
   * Masks the bank's update within its own group.
   *
   * @throws IllegalArgumentException if the key of another is missing or none
   */
  byte[] mask(double[] values, RoundSecrets secrets) {
    MaskedGroup group = group(masks.groups().get(0));
    Map<String, byte[]> keys = new HashMap<>();
    for (RoundMasks.Said each : masks.keys()) {
      if (group.members().contains(each.member())) {
        keys.put(each.member(), MaskWire.keys(each.member(), each.said()).mask());
      }
    }
    GroupClient client = new GroupClient(group, task.member(), secrets.kept(task));
    return MaskWire.vector(client.mask(fixed(group).encode(values), keys));
  }

  /**
   * The means of the groups that are whole; null where none is. A mean that is longer than an
   * update may be is left out.
   *
   * @param sent what came of each member, as it is named in the task
   * @param count how many numbers an update has
   * @param largestNorm the largest L2 norm that a mean may have
   * @param found takes who is left out, and why
   */
  @Nullable RoundUpdates means(
      Map<RoundTask.Update, SentUpdate> sent,
      int count,
      double largestNorm,
      Map<String, Object> found) {
    Map<String, int[]> vectors = new HashMap<>();
    sent.forEach(
        (update, came) -> {
          if (came.digest().equals(update.digest())
              && came.packed().length == count * Integer.BYTES) {
            vectors.put(update.member(), MaskWire.vector(update.member(), count, came.packed()));
          } else {
            found.put(update.member(), Intake.Reason.WRONG_SHAPE.name());
          }
        });
    List<ClientUpdate> means = new ArrayList<>();
    for (List<String> members : masks.groups()) {
      if (!vectors.keySet().containsAll(members)) {
        leaveOut(members, INCOMPLETE, found);
        continue;
      }
      float[] mean = mean(group(members), vectors);
      if (ClientUpdate.norm(mean) <= largestNorm) {
        means.add(new ClientUpdate(name(members), mean, 1));
      } else {
        leaveOut(members, Intake.Reason.BY_RULE.name(), found);
      }
    }
    return means.isEmpty() ? null : new RoundUpdates(means);
  }

  private static void leaveOut(List<String> members, String reason, Map<String, Object> found) {
    members.forEach(member -> found.putIfAbsent(member, reason));
  }

  private float[] mean(MaskedGroup group, Map<String, int[]> vectors) {
    Set<String> members = Set.copyOf(group.members());
    Map<String, int[]> ofGroup =
        vectors.entrySet().stream()
            .filter(each -> members.contains(each.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    double[] sum = fixed(group).decode(group.sum(ofGroup));
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / members.size());
    }
    return mean;
  }

  private MaskedGroup group(List<String> members) {
    return new MaskedGroup(task.federation(), task.round(), members);
  }

  private FixedPoint fixed(MaskedGroup group) {
    return new FixedPoint(masks.largest(), group.members().size());
  }
}
