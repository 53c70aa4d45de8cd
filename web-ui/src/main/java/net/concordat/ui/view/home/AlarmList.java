// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouterLink;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.MonitoringAlarm;
import net.concordat.ui.api.OpenFinding;
import net.concordat.ui.api.PrivacyBudget;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.Reconciliation;
import net.concordat.ui.api.ServedPurpose;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.part.Members;
import net.concordat.ui.view.monitoring.MetricWords;
import net.concordat.ui.view.regulator.RegulatorView;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/** Says of what there is what people must know at once. */
final class AlarmList {
  /** From so long before it happens on, something soon will. */
  static final Duration AHEAD = Duration.ofDays(14);

  /** A privacy budget of which less than a fifth is left is nearly used. */
  private static final int LEAST_SHARE = 5;

  private final ModelNames names;
  private final Locale locale;
  private final Instant now;
  private final List<Alarm> found = new ArrayList<>();

  AlarmList(ModelNames names, Locale locale, Instant now) {
    this.names = names;
    this.locale = locale;
    this.now = now;
  }

  /** All of them: what is so already first. */
  List<Alarm> all() {
    return found.stream().sorted(Comparator.comparing(each -> !each.now())).toList();
  }

  void nodeIsAway() {
    found.add(nowhere(true, translate("home.alarm.node")));
  }

  /** A version that serves has to be approved. */
  void serves(ModelVersion version) {
    if (version.status() != VersionStatus.APPROVED) {
      version.aliases().forEach(each -> servesAnyway(version, each));
    }
  }

  private void servesAnyway(ModelVersion version, ServedPurpose place) {
    found.add(
        new Alarm(
            true,
            translate(
                "home.alarm.serves." + place.alias(),
                Members.organisation(place.member()),
                place.purpose(),
                translate("part.status." + version.status())),
            link(version.version()),
            version.version().modelId(),
            version.since()));
  }

  /** A budget of which little is left. */
  void left(PrivacyBudget budget) {
    long cap = budget.capInForceMillionths();
    long left = Math.max(0, budget.remainingMillionths());
    if (left * LEAST_SHARE < cap) {
      found.add(
          nowhere(
              left == 0,
              translate(
                  "home.alarm.budget",
                  Members.organisation(budget.member()),
                  NumberFormat.getPercentInstance(locale).format(left / (double) cap),
                  budget.dataDomain())));
    }
  }

  /** A decision to use a version holds until a time. */
  void ends(Adoption adoption) {
    ends(
        adoption.expiresAt(),
        "home.alarm.use",
        link(adoption.version()),
        adoption.version().modelId(),
        Members.organisation(adoption.member()),
        adoption.purpose());
  }

  /** A finding is to be mended by the end of a day. */
  void due(OpenFinding finding) {
    ends(
        finding.dueDate().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
        "home.alarm.finding",
        () -> names.link(finding.modelId(), finding.version()),
        finding.modelId(),
        finding.id(),
        finding.owner());
  }

  /** A grant holds until a time, which is ahead; what has ended was to end then. */
  void ends(Grant grant) {
    ends(
        grant.terms().expiresAt(),
        "home.alarm.grant",
        link(grant.version()),
        grant.version().modelId(),
        Members.organisation(grant.grantor()));
  }

  /** A proposal is decided on until a time, or never. */
  void ends(Proposal proposal, Component where) {
    ends(proposal.expiresAt(), "home.alarm.proposal", () -> Optional.of(where), null);
  }

  /** A figure of decisions is beyond its limit. */
  void beyond(MonitoringAlarm alarm) {
    found.add(
        new Alarm(
            true,
            MetricWords.of(alarm, locale),
            () -> Optional.of(names.link(alarm.modelId(), alarm.version(), "monitoring")),
            alarm.modelId(),
            alarm.raisedAt()));
  }

  /** A regulator is to be given everything. */
  void given(Reconciliation given) {
    if (!given.complete()) {
      RouterLink where = new RouterLink(translate("home.alarm.gaps.where"), RegulatorView.class);
      found.add(
          new Alarm(
              true,
              translate("home.alarm.gaps", given.missing()),
              () -> Optional.of(where),
              null,
              null));
    }
  }

  private Supplier<Optional<? extends Component>> link(VersionKey version) {
    return () -> names.link(version.modelId(), version.version());
  }

  private static Alarm nowhere(boolean now, String words) {
    return new Alarm(now, words, Optional::empty, null, null);
  }

  /** The texts of a name are for what has ended, and with {@code .soon} for what will. */
  private void ends(
      Instant at,
      String name,
      Supplier<Optional<? extends Component>> where,
      @Nullable String modelId,
      Object... arguments) {
    boolean over = at.isBefore(now);
    if (over || at.isBefore(now.plus(AHEAD))) {
      found.add(
          new Alarm(over, translate(over ? name : name + ".soon", arguments), where, modelId, at));
    }
  }
}
