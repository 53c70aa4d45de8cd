// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.audit.AuditReport;
import net.concordat.worker.audit.ClopperPearson;
import net.concordat.worker.audit.MembershipInference;
import net.concordat.worker.audit.OneRunAudit;
import net.concordat.worker.evaluation.Interval;

/** What a version gives away of the rows it was trained on, as part of the page. */
final class AuditHtml {
  private AuditHtml() {}

  static String section(AuditReport audit) {
    MembershipInference.Result membership = audit.membership();
    OneRunAudit oneRun = audit.oneRun();
    String reason = membership.notMeasurable();
    return Html.section(
        "Privacy audit",
        Html.paragraph(
            "Somebody who may train models on the same rows tells which rows the version was trained on (attack %s, %,d shadow models, %,d members, %,d others)."
                .formatted(
                    membership.attack(),
                    membership.shadowModels(),
                    membership.members(),
                    membership.nonMembers())),
        reason == null ? rates(membership.rates()) : Html.paragraph(reason),
        oneRun == null ? "" : epsilon(oneRun));
  }

  private static String rates(List<MembershipInference.Rate> rates) {
    List<List<String>> rows = new ArrayList<>();
    for (MembershipInference.Rate rate : rates) {
      rows.add(List.of(Html.given(100 * rate.maxFpr()) + " %", found(rate)));
    }
    return Html.table(List.of("Others called members, at most", "Members found"), rows);
  }

  private static String found(MembershipInference.Rate rate) {
    Double share = rate.truePositiveRate();
    ClopperPearson interval = rate.interval();
    String reason = rate.notMeasurable();
    return share == null || interval == null
        ? Html.escape(reason == null ? "not measured" : reason)
        : Html.interval(new Interval(share, interval.low(), interval.high()));
  }

  private static String epsilon(OneRunAudit oneRun) {
    return Html.paragraph(
        "A run with %,d canaries shows an epsilon of at least %s (confidence %s, delta %s); %s is claimed. %,d of %,d guesses were right. %s"
            .formatted(
                oneRun.canaries(),
                Html.number(oneRun.epsilonLowerBound()),
                Html.given(oneRun.confidence()),
                Html.given(oneRun.delta()),
                Html.number(oneRun.epsilonClaimed()),
                oneRun.right(),
                oneRun.guesses(),
                oneRun.epsilonLowerBound() > oneRun.epsilonClaimed()
                    ? "THE CLAIM IS WRONG: more was given away than it allows."
                    : "This does not contradict the claim, and does not prove it."));
  }
}
