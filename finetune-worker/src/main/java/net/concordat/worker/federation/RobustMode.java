// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.federation.aggregation.AggregationRule;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.federation.compression.Compression;
import net.concordat.federation.compression.ErrorFeedback;
import net.concordat.federation.update.Intake;
import net.concordat.federation.update.SentUpdate;
import net.concordat.inference.support.InvalidInputException;
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
  private final @Nullable HoldoutFilter filter;
  private final Map<String, ErrorFeedback> leftOut = new HashMap<>();

  /**
   * For a federation whose updates nobody judges.
   *
   * @param largestNorm the largest L2 norm that an update may have
   */
  public RobustMode(AggregationRule rule, Compression compression, double largestNorm) {
    this(rule, compression, largestNorm, null);
  }

  /**
   * For a federation.
   *
   * @param filter who judges updates before the rule combines them; absent for nobody
   */
  public RobustMode(
      AggregationRule rule,
      Compression compression,
      double largestNorm,
      @Nullable HoldoutFilter filter) {
    this.filter = filter;
    this.rule = rule;
    this.compression = compression;
    this.largestNorm = largestNorm;
  }

  @Override
  public String inWords() {
    String who = filter == null ? "the round's aggregator sees" : "aggregator and evaluators see";
    return "ROBUST: %s each client's update, to which each client agreed; rule %s"
        .formatted(who, rule);
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
            scene.model().digest(),
            count,
            compression,
            largestNorm);
    Intake intake = new Intake(expected, commitments);
    sent.forEach(intake::take);
    return combined(scene, intake, compression.bytes(count));
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
        scene.model().digest(),
        scene.size(member),
        packed);
  }

  private Combined combined(RoundScene scene, Intake intake, long bytes) {
    Map<String, String> refused = new LinkedHashMap<>(intake.refused());
    RoundUpdates updates = intake.updates();
    if (updates == null) {
      return new Combined(null, List.of(), refused, null, bytes);
    }
    try {
      RoundUpdates kept = filter == null ? updates : filter.best(scene.model().weights(), updates);
      List<String> counted = kept.updates().stream().map(ClientUpdate::member).toList();
      double[] update = rule.combine(kept);
      for (ClientUpdate one : updates.updates()) {
        if (!counted.contains(one.member())) {
          refused.put(one.member(), "Evaluators found that its update does least for the model");
        }
      }
      return new Combined(update, counted, refused, updates, bytes);
    } catch (IllegalArgumentException e) {
      updates.updates().forEach(one -> refused.put(one.member(), String.valueOf(e.getMessage())));
      return new Combined(null, List.of(), refused, null, bytes);
    }
  }
}
