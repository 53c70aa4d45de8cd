// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.concordat.federation.aggregation.AggregationRule;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.federation.compression.Compression;
import net.concordat.federation.compression.ErrorFeedback;
import net.concordat.federation.update.Intake;
import net.concordat.federation.update.SentUpdate;
import net.concordat.worker.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The round's aggregator sees each update, so a rule can leave out what lies far off and clients
 * have scores. One for each federation: it keeps what compression left out of each client's
 * updates.
 */
public final class RobustMode implements Mode {
  private final AggregationRule rule;
  private final Compression compression;
  private final double largestNorm;
  private final Map<String, ErrorFeedback> leftOut = new HashMap<>();

  /**
   * For a federation.
   *
   * @param largestNorm the largest L2 norm that an update may have
   */
  public RobustMode(AggregationRule rule, Compression compression, double largestNorm) {
    this.rule = rule;
    this.compression = compression;
    this.largestNorm = largestNorm;
  }

  @Override
  public String inWords() {
    return "ROBUST: the round's aggregator sees each client's update, to which each client agreed; rule "
        + rule;
  }

  @Override
  public void requireClients(int clients) {
    if (clients < 1) {
      throw new InvalidInputException("A federation needs a client, but has none");
    }
  }

  @Override
  public Combined combine(RoundScene scene) {
    Map<String, SentUpdate> sent = new HashMap<>();
    Map<String, String> commitments = new HashMap<>();
    int count = 0;
    for (String member : scene.arriving()) {
      float[] update = scene.update(member);
      count = Math.max(count, update.length);
      SentUpdate one = sent(scene, member, update);
      sent.put(member, one);
      commitments.put(member, one.digest());
    }
    Intake.Expected expected =
        new Intake.Expected(
            scene.federation(),
            scene.round(),
            scene.began(),
            scene.globalDigest(),
            count,
            compression,
            largestNorm);
    Intake intake = new Intake(expected, commitments);
    sent.forEach(intake::take);
    return combined(intake, intake.updates(), compression.bytes(count));
  }

  private SentUpdate sent(RoundScene scene, String member, float[] update) {
    byte[] packed =
        leftOut
            .computeIfAbsent(member, any -> new ErrorFeedback(compression, update.length))
            .pack(update);
    return new SentUpdate(
        scene.federation(),
        scene.round(),
        member,
        scene.globalDigest(),
        scene.size(member),
        packed);
  }

  private Combined combined(Intake intake, @Nullable RoundUpdates updates, long bytes) {
    if (updates == null) {
      return new Combined(null, List.of(), intake.refused(), null, bytes);
    }
    List<String> counted = updates.updates().stream().map(ClientUpdate::member).toList();
    try {
      return new Combined(rule.combine(updates), counted, intake.refused(), updates, bytes);
    } catch (IllegalArgumentException e) {
      Map<String, String> refused = new HashMap<>(intake.refused());
      counted.forEach(member -> refused.put(member, String.valueOf(e.getMessage())));
      return new Combined(null, List.of(), refused, null, bytes);
    }
  }
}
