// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.monitoring.Alarm.Level;
import net.concordat.registry.monitoring.KeptWindow;
import net.concordat.registry.monitoring.MonitoredWindow;
import net.concordat.registry.monitoring.MonitoringRules;
import net.concordat.registry.monitoring.MonitoringRules.MetricLimits;
import net.concordat.registry.security.BankOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares what was found with what people stated. What follows without a person is decided in
 * docs/decisions/DD020-suspension-without-people.md.
 */
@Component
@BankOnly
public class Judge {
  private final RuleBook rules;
  private final WindowTable windows;
  private final AlarmTable alarms;

  Judge(RuleBook rules, WindowTable windows, AlarmTable alarms) {
    this.rules = rules;
    this.windows = windows;
    this.alarms = alarms;
  }

  /**
   * Raises what a window gives reason for; nothing once its adoption is suspended or retired. Needs
   * a transaction.
   *
   * @param before what was said of it before, without an outcome; null if nothing was
   */
  public void judge(
      MonitoredWindow window, @Nullable MonitoredWindow before, Standing<AdoptionFact> adoption) {
    if (!adoption.fact().status().equals("APPROVED")) {
      return;
    }
    List<Reading> news = new ArrayList<>(Reading.ofOutcome(window));
    if (before == null) {
      news.addAll(Reading.ofDrift(window));
    }
    MonitoringRules stated = rules.of(window.modelId(), window.version(), adoption.fact());
    Optional<MonitoredWindow> earlier = windows.before(window).map(KeptWindow::window);
    for (Reading reading : news) {
      stated
          .of(reading.metric())
          .ifPresent(limits -> judge(window, reading, limits, earlier, adoption));
    }
  }

  private void judge(
      MonitoredWindow window,
      Reading reading,
      MetricLimits limits,
      Optional<MonitoredWindow> earlier,
      Standing<AdoptionFact> adoption) {
    Double automatic = limits.automatic();
    if (automatic != null && reading.passes(automatic)) {
      boolean suspends =
          reading.surelyPasses(automatic)
              && maySuspend(window, adoption)
              && earlier
                  .filter(one -> maySuspend(one, adoption) && passed(one, reading, automatic))
                  .isPresent();
      alarms.raise(
          window,
          reading,
          reading.effective(automatic),
          suspends ? Level.SUSPENDING : Level.SUSPENSION_PROPOSED);
    } else if (limits.proposal() != null && reading.passes(limits.proposal())) {
      alarms.raise(
          window, reading, reading.effective(limits.proposal()), Level.SUSPENSION_PROPOSED);
    } else if (limits.alarm() != null && reading.passes(limits.alarm())) {
      alarms.raise(window, reading, reading.effective(limits.alarm()), Level.ALARM);
    }
  }

  /** Decisions of before people last said how the adoption stands are no reason to stop it. */
  private static boolean maySuspend(MonitoredWindow window, Standing<AdoptionFact> adoption) {
    return window.isChampion() && !window.from().isBefore(adoption.since());
  }

  private static boolean passed(MonitoredWindow window, Reading like, double limit) {
    List<Reading> readings = new ArrayList<>(Reading.ofDrift(window));
    readings.addAll(Reading.ofOutcome(window));
    return readings.stream()
        .filter(one -> one.metric() == like.metric())
        .anyMatch(one -> one.surelyPasses(limit));
  }
}
