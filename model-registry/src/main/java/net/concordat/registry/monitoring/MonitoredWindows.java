// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.monitoring.MonitoredWindow.FieldDrift;
import net.concordat.registry.monitoring.MonitoredWindow.WindowOutcome;
import net.concordat.registry.monitoring.internal.Judge;
import net.concordat.registry.monitoring.internal.RuleBook;
import net.concordat.registry.monitoring.internal.WindowTable;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the scoring service found, kept as it was first said, and judged when it is said. */
@Service
@BankOnly
@Transactional
public class MonitoredWindows {
  private final WindowTable table;
  private final Adoptions adoptions;
  private final RuleBook rules;
  private final Judge judge;
  private final Clock clock;

  MonitoredWindows(
      WindowTable table, Adoptions adoptions, RuleBook rules, Judge judge, Clock clock) {
    this.table = table;
    this.adoptions = adoptions;
    this.rules = rules;
    this.judge = judge;
    this.clock = clock;
  }

  /**
   * Keeps a window, or its outcome that was not there before.
   *
   * @return whether the window is new
   * @throws MonitoringProblem if it does not fit itself or the ledger, or other figures were said
   *     before
   */
  public boolean put(MonitoredWindow window) {
    requireWhole(window);
    Standing<AdoptionFact> adoption = adoption(window);
    Optional<KeptWindow> before = table.find(window);
    if (before.isEmpty()) {
      table.add(window, clock.instant().truncatedTo(ChronoUnit.MICROS));
      judge.judge(window, null, adoption);
      return true;
    }
    MonitoredWindow said = before.get().window();
    if (said.equals(window) || said.withoutOutcome().equals(window)) {
      return false;
    }
    if (!said.equals(window.withoutOutcome())) {
      throw MonitoringProblem.conflict(
          "The window of version %d of model %s that begins at %s was said with other figures before; a window is measured once."
              .formatted(window.version(), window.modelId(), window.from()));
    }
    table.complete(before.get().id(), window);
    judge.judge(window, said, adoption);
    return false;
  }

  private static void requireWhole(MonitoredWindow window) {
    require(
        window.from().isBefore(window.to()) && !window.closedAt().isBefore(window.to()),
        "A window must begin before it ends and be closed no earlier; given from %s, to %s, closed at %s"
            .formatted(window.from(), window.to(), window.closedAt()));
    require(
        window.flagged() <= window.decisions(),
        "At most all of a window's decisions can be flagged; given %d of %d"
            .formatted(window.flagged(), window.decisions()));
    require(
        window.features().stream().map(FieldDrift::field).distinct().count()
            == window.features().size(),
        "Each field must be named once; given one twice");
    WindowOutcome outcome = window.outcome();
    require(
        outcome == null
            || (outcome.labelled() + outcome.unknown() == window.decisions()
                && outcome.positives() <= outcome.labelled()),
        "Each decision must be labelled or unknown, and at most all labels can be positive; given other numbers");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw MonitoringProblem.refused(otherwise + ".");
    }
  }

  private Standing<AdoptionFact> adoption(MonitoredWindow window) {
    return adoptions
        .adoption(window.adoptionId(), null)
        .filter(
            known ->
                known.fact().version().modelId().equals(window.modelId())
                    && known.fact().version().version() == window.version()
                    && known.fact().purpose().equals(window.purpose()))
        .orElseThrow(
            () ->
                MonitoringProblem.refused(
                    "This bank has no adoption %s of version %d of model %s for that purpose."
                        .formatted(window.adoptionId(), window.version(), window.modelId())));
  }

  /**
   * Windows, the newest first.
   *
   * @param after after which to begin; null for the beginning
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<KeptWindow> find(WindowQuery query, @Nullable Place after, int most) {
    return table.find(query, after, most);
  }

  /** What holds for a version's monitoring. */
  @Transactional(readOnly = true)
  public MonitoringRules rules(String modelId, int version) {
    return rules.of(modelId, version);
  }

  /** Where a window is in the list. */
  public static Place place(KeptWindow window) {
    Instant from = window.window().from();
    return new Place(from.truncatedTo(ChronoUnit.MICROS), window.id());
  }
}
