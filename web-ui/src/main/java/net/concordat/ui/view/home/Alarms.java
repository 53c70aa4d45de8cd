// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.UiProperties;
import net.concordat.ui.api.AlarmsApi;
import net.concordat.ui.api.MonitoringApi;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.ReconciliationApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.view.version.ModelNames;
import org.springframework.stereotype.Component;

/** Looks for what people must know at once. */
@Component
final class Alarms {
  private final AlarmsApi api;
  private final MonitoringApi monitoring;
  private final SharingApi sharing;
  private final ReconciliationApi reconciliations;
  private final boolean observer;
  private final Clock clock;

  Alarms(
      AlarmsApi api,
      MonitoringApi monitoring,
      SharingApi sharing,
      ReconciliationApi reconciliations,
      UiProperties properties,
      Clock clock) {
    this.api = api;
    this.monitoring = monitoring;
    this.sharing = sharing;
    this.reconciliations = reconciliations;
    this.observer = properties.observer();
    this.clock = clock;
  }

  /**
   * What there is.
   *
   * @param open what people have not decided on
   */
  List<Alarm> now(List<Proposal> open, ModelNames names, Locale locale) {
    Instant now = clock.instant();
    AlarmList list = new AlarmList(names, locale, now);
    if (!api.nodeAnswers()) {
      list.nodeIsAway();
    }
    if (observer) {
      reconciliations.last().ifPresent(list::given);
    } else {
      monitoring.openAlarms().forEach(list::beyond);
      Instant ahead = now.plus(AlarmList.AHEAD);
      api.findingsDueBefore(ahead.atOffset(ZoneOffset.UTC).toLocalDate()).forEach(list::due);
      sharing
          .party()
          .map(own -> sharing.heldEnding(own, now, ahead))
          .orElse(List.of())
          .forEach(list::ends);
    }
    api.serving("champion").forEach(list::serves);
    api.serving("challenger").forEach(list::serves);
    api.budgets().forEach(list::left);
    api.adoptions().forEach(list::ends);
    open.forEach(each -> list.ends(each, ProposalLink.of(each, observer)));
    return list.all();
  }
}
