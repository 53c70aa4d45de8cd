// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.concordat.registry.account.Account;
import net.concordat.registry.account.Accounts;
import net.concordat.registry.command.CommandKind;
import net.concordat.registry.command.Commands;
import net.concordat.registry.document.Finding;
import net.concordat.registry.document.FindingQuery;
import net.concordat.registry.document.Findings;
import net.concordat.registry.document.ReportedFinding;
import net.concordat.registry.inbox.Waiting.Kind;
import net.concordat.registry.job.Jobs;
import net.concordat.registry.monitoring.Alarm;
import net.concordat.registry.monitoring.Alarms;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import net.concordat.registry.sharing.GrantQuery;
import net.concordat.registry.sharing.Grants;
import org.springframework.stereotype.Service;

/** Finds what waits for somebody. */
@Service
@BankOnly
public class Inbox {
  /** So many of each kind are looked at; whoever has more waiting sees more when these are done. */
  public static final int MOST = 200;

  private static final Duration RECENT = Duration.ofDays(7);
  private static final int DAYS_AHEAD = 14;

  /** Who closes alarms. */
  private static final Set<String> LOOKERS = Set.of("model-validator", "model-approver");

  private final Accounts accounts;
  private final OpenProposals proposals;
  private final NewPasskeys passkeys;
  private final PendingVersions versions;
  private final Grants grants;
  private final Alarms alarms;
  private final Findings findings;
  private final Jobs jobs;
  private final Commands commands;
  private final Clock clock;

  Inbox(
      Accounts accounts,
      OpenProposals proposals,
      NewPasskeys passkeys,
      PendingVersions versions,
      Grants grants,
      Alarms alarms,
      Findings findings,
      Jobs jobs,
      Commands commands,
      Clock clock) {
    this.accounts = accounts;
    this.proposals = proposals;
    this.passkeys = passkeys;
    this.versions = versions;
    this.grants = grants;
    this.alarms = alarms;
    this.findings = findings;
    this.jobs = jobs;
    this.commands = commands;
    this.clock = clock;
  }

  /** What waits for somebody, by kind. */
  public List<Waiting> of(Caller caller) {
    Account account = accounts.of(caller);
    Instant now = clock.instant();
    List<Waiting> waiting = new ArrayList<>();
    String own = account.party();
    if (own != null) {
      waiting.addAll(proposals.of(own, account, caller, now, MOST));
      waiting.addAll(passkeys.of(own, caller, now, MOST));
      waiting.addAll(versions.of(own, caller, now, MOST));
      waiting.addAll(offers(own, caller, now));
    }
    waiting.addAll(toStopOrLookAt(caller));
    waiting.addAll(toMend(caller, now));
    waiting.addAll(ended(caller, now));
    return waiting.stream().sorted(Comparator.comparing(Waiting::kind)).toList();
  }

  private List<Waiting> offers(String own, Caller caller, Instant now) {
    if (CommandKind.ACCEPT_GRANT.roles().stream().noneMatch(caller.roles()::contains)) {
      return List.of();
    }
    return grants.find(new GrantQuery(null, own, "OFFERED", null, null, null), null, MOST).stream()
        .filter(grant -> now.isBefore(grant.fact().terms().expiresAt()))
        .map(
            grant ->
                Waiting.of(
                    Kind.ACCEPT_GRANT,
                    grant.since(),
                    grant.fact().terms().expiresAt(),
                    grant.fact().version(),
                    grant.fact().grantId(),
                    grant.fact().kind()))
        .toList();
  }

  private List<Waiting> toStopOrLookAt(Caller caller) {
    boolean stops =
        CommandKind.SUSPEND_ADOPTION.roles().stream().anyMatch(caller.roles()::contains);
    boolean looks = caller.roles().stream().anyMatch(LOOKERS::contains);
    return alarms.find(true, null, null, null, MOST).stream()
        .filter(
            alarm ->
                alarm.level() == Alarm.Level.SUSPENSION_PROPOSED
                    ? stops
                    : looks && alarm.level() == Alarm.Level.ALARM)
        .map(Inbox::toStopOrLookAt)
        .toList();
  }

  private static Waiting toStopOrLookAt(Alarm alarm) {
    boolean stop = alarm.level() == Alarm.Level.SUSPENSION_PROPOSED;
    return new Waiting(
        stop ? Kind.SUSPEND : Kind.ALARM,
        alarm.raisedAt(),
        null,
        alarm.modelId(),
        alarm.version(),
        stop ? alarm.adoptionId() : alarm.id(),
        alarm.metric().word());
  }

  /** A report names who is to mend something as the realm shows people. */
  private List<Waiting> toMend(Caller caller, Instant now) {
    LocalDate soon = now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(DAYS_AHEAD);
    return findings
        .find(
            new FindingQuery(Finding.Status.OPEN, null, caller.name(), null, null, soon),
            List.of(),
            MOST)
        .stream()
        .map(found -> toMend(found, now))
        .toList();
  }

  private static Waiting toMend(ReportedFinding found, Instant now) {
    Instant due = found.dueDate().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return new Waiting(Kind.FINDING, now, due, found.modelId(), found.version(), null, found.id());
  }

  private List<Waiting> ended(Caller caller, Instant now) {
    List<Waiting> ended = new ArrayList<>();
    jobs.endedOf(caller.subject(), now.minus(RECENT), MOST)
        .forEach(
            job ->
                ended.add(
                    new Waiting(
                        Kind.JOB_ENDED,
                        job.endedAt() == null ? now : job.endedAt(),
                        null,
                        job.request().modelId(),
                        job.request().version(),
                        job.id(),
                        job.status().name())));
    commands
        .refusedOf(caller.subject(), now.minus(RECENT), MOST)
        .forEach(
            command ->
                ended.add(
                    new Waiting(
                        Kind.COMMAND_FAILED,
                        command.updatedAt(),
                        null,
                        null,
                        null,
                        command.id(),
                        command.kind())));
    return ended;
  }
}
