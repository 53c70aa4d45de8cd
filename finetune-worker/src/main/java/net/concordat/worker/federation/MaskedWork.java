// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import net.concordat.federation.secure.FixedPoint;
import net.concordat.federation.secure.MaskWire;
import net.concordat.federation.secure.MaskedRound;
import net.concordat.federation.secure.MaskedSum;
import net.concordat.federation.secure.MaskingClient;
import net.concordat.federation.secure.OpenKeys;
import net.concordat.federation.secure.Unmasking;
import net.concordat.inference.support.InvalidInputException;

/**
 * A bank's part under masks. It begins anew with each step, from the secrets that it keeps and the
 * lists that its node gives it, and says the same each time.
 */
public final class MaskedWork {
  private final RoundTask task;
  private final RoundMasks masks;
  private final RoundSecrets secrets;

  /** For a task with masks. */
  public MaskedWork(RoundTask task, RoundSecrets secrets) {
    this.task = task;
    this.masks = task.masked();
    this.secrets = secrets;
  }

  /** Open keys of fresh secrets; those of earlier rounds are destroyed. */
  public RoundWork.Made keys() {
    secrets.destroyBefore(task);
    return said(() -> MaskWire.keys(secrets.make(task).openKeys(task.member())));
  }

  /** The secrets' shares, each sealed for one other client. */
  public RoundWork.Made shares() {
    return said(() -> MaskWire.shares(client().shareSecrets(openKeys())));
  }

  /** The shares that take the masks away from the sum of the survivors' updates. */
  public RoundWork.Made unmasking() {
    List<String> survivors = task.updates().stream().map(RoundTask.Update::member).toList();
    secrets.requireSame(task, survivors);
    return said(
        () -> {
          MaskingClient client = client();
          mask(client, new int[0]);
          Unmasking given = client.unmask(new TreeSet<>(survivors));
          return MaskWire.unmasking(round(), client.maskedWith(), given);
        });
  }

  /** A masked update, which says nothing by itself. */
  byte[] mask(float[] update) {
    double[] values = new double[update.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = update[i];
    }
    return said(() ->
            masks.isGrouped()
                ? new GroupedWork(task).mask(values, secrets)
                : MaskWire.vector(mask(client(), fixed().encode(values))))
        .bytes();
  }

  private int[] mask(MaskingClient client, int[] values) {
    client.shareSecrets(openKeys());
    return client.mask(
        values, MaskWire.letters(round(), task.member(), RoundMasks.byMember(masks.shares())));
  }

  /**
   * The sum of the survivors' updates.
   *
   * @param packed each survivor's masked update
   * @param count how many numbers an update has
   * @throws IllegalArgumentException if it cannot be opened
   */
  double[] sum(Map<String, byte[]> packed, int count) {
    Map<String, int[]> vectors = new TreeMap<>();
    packed.forEach((member, sent) -> vectors.put(member, MaskWire.vector(member, count, sent)));
    Set<String> sharers = RoundMasks.byMember(masks.shares()).keySet();
    List<Unmasking> unmaskings = new ArrayList<>();
    for (RoundMasks.Said each : masks.unmaskings()) {
      try {
        unmaskings.add(
            MaskWire.unmasking(round(), each.member(), sharers, vectors.keySet(), each.said()));
      } catch (IllegalArgumentException unreadable) {
        // Whoever says nonsense gives nothing; the others' shares may do.
        continue;
      }
    }
    return fixed().decode(new MaskedSum(round(), openKeys(), sharers).open(vectors, unmaskings));
  }

  private MaskedRound round() {
    return new MaskedRound(
        task.federation(),
        task.round(),
        new ArrayList<>(RoundMasks.byMember(masks.keys()).keySet()),
        masks.threshold());
  }

  private FixedPoint fixed() {
    return new FixedPoint(masks.largest(), masks.keys().size());
  }

  private MaskingClient client() {
    return new MaskingClient(round(), task.member(), secrets.kept(task));
  }

  private List<OpenKeys> openKeys() {
    List<OpenKeys> keys = new ArrayList<>();
    for (RoundMasks.Said each : masks.keys()) {
      keys.add(MaskWire.keys(each.member(), each.said()));
    }
    return keys;
  }

  /** What others said may be wrong, and is so again if it is tried again. */
  private static RoundWork.Made said(Supplier<byte[]> step) {
    try {
      return new RoundWork.Made(step.get(), Map.of());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
