// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.document.Document;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.DocumentKind;
import net.concordat.registry.document.Documents;
import net.concordat.registry.document.MonitoredMetric;
import net.concordat.registry.document.MonitoringPlan;
import net.concordat.registry.document.Sentence;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.monitoring.MonitoringRules;
import net.concordat.registry.monitoring.MonitoringRules.MetricLimits;
import net.concordat.registry.security.BankOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what people wrote and signed about the monitoring of a version. */
@Component
@BankOnly
public class RuleBook {
  private static final Pattern SUSPEND =
      Pattern.compile("suspend ([a-z-]{1,40}) (\\d{1,9}(?:\\.\\d{1,9})?)");

  private final Documents documents;
  private final Adoptions adoptions;

  RuleBook(Documents documents, Adoptions adoptions) {
    this.documents = documents;
    this.adoptions = adoptions;
  }

  /** What holds for a version, by the adoption of it that stands. */
  public MonitoringRules of(String modelId, int version) {
    List<AdoptionFact> standing =
        adoptions.of(modelId, version, null).stream()
            .map(Standing::fact)
            .filter(adoption -> adoption.status().equals("APPROVED"))
            .toList();
    return of(modelId, version, standing.isEmpty() ? null : standing.get(standing.size() - 1));
  }

  /** What holds for a version under an adoption of it. */
  MonitoringRules of(String modelId, int version, @Nullable AdoptionFact adoption) {
    Optional<Document> document =
        documents.find(new DocumentId(modelId, version, DocumentKind.MONITORING_PLAN), null);
    MonitoringPlan plan = document.map(documents::plan).orElseGet(() -> MonitoringPlan.of(""));
    return new MonitoringRules(
        modelId,
        version,
        document.map(found -> found.said().revision()).orElse(null),
        plan.windowMinutes(),
        plan.leastDecisions(),
        plan.labelDelayHours(),
        limits(plan, automatic(adoption)));
  }

  private static List<MetricLimits> limits(
      MonitoringPlan plan, Map<MonitoredMetric, Double> automatic) {
    List<MetricLimits> limits = new ArrayList<>();
    for (MonitoredMetric metric : MonitoredMetric.values()) {
      MetricLimits of =
          new MetricLimits(
              metric,
              plan.alarms().get(metric),
              plan.proposals().get(metric),
              automatic.get(metric));
      if (of.alarm() != null || of.proposal() != null || of.automatic() != null) {
        limits.add(of);
      }
    }
    return limits;
  }

  /**
   * What suspends by itself. Whatever else the sentence says is the scoring service's to read: by
   * one that it cannot understand it decides nothing, so nothing is to be suspended.
   */
  private static Map<MonitoredMetric, Double> automatic(@Nullable AdoptionFact adoption) {
    Map<MonitoredMetric, Double> limits = new EnumMap<>(MonitoredMetric.class);
    String conditions = adoption == null ? null : adoption.conditions();
    try {
      for (String term : Sentence.terms(conditions == null ? "" : conditions, "Scoring")) {
        Matcher said = SUSPEND.matcher(term);
        if (said.matches()) {
          MonitoredMetric.named(said.group(1))
              .ifPresent(metric -> limits.put(metric, Double.valueOf(said.group(2))));
        }
      }
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
    return limits;
  }
}
