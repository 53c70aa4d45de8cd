// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.FailureView;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class ReviewsTabTest extends ViewTests {
  private static final String VERSION = "models/" + Samples.CARD_FRAUD + "/versions/80";

  @Test
  void saysWhoApprovedOnWhichEvidenceUnderWhichConditions() {
    signIn("approver", Roles.APPROVER);
    go(VERSION + "/reviews");
    assertThat(text())
        .contains("BankC", "Approves", "What BankC measured on 42,000 rows", "drift each month")
        .contains("Validator 5c1f77c5-ca1… approved", "Approver 77aa77c5-ca1… approved")
        .contains("BankB", "Rejects", "None is named", "The transaction shows nobody");
  }

  @Test
  void saysWhatPeopleHereWereAskedAndWhoIsMissing() {
    signIn("approver", Roles.APPROVER);
    go(VERSION + "/reviews");
    assertThat(text())
        .contains("Adopt it for fraud", "Validator, Approver", "Validator 99aa77c5-ca1… approved")
        .contains("The validation report, revision 3");
  }

  @Test
  void marksWhatWasFoundAndIsOverdue() {
    signIn("validator", Roles.VALIDATOR);
    go(VERSION + "/reviews");
    assertThat(text())
        .contains("F-1", "High", "Overdue", "Mar 2026", "F-2", "Closed", "Added to the card")
        .contains("revision 3, written 28 Feb 2026")
        .containsOnlyOnce("Overdue");
  }

  @Test
  void callsEvidenceUnknownThatIsNotHere() {
    party.registry().gives(VERSION + "/evaluations", "[]");
    signIn("auditor", Roles.AUDITOR);
    go(VERSION + "/reviews");
    assertThat(text()).contains("A document that this registry does not show");
  }

  @Test
  void showsWordsOfOthersAsTextAlone() {
    party
        .registry()
        .gives(
            VERSION + "/documents/validation-report",
            """
            {"kind": "validation-report", "revision": 1, "digest": "00", "author": "a",
             "writtenAt": "2026-02-28T16:00:00Z", "onLedger": false, "content": {"findings": [
               {"id": "F-9", "description": "<img src=x onerror=alert(1)>", "severity": "LOW",
                "owner": "<b>x</b>", "dueDate": "2099-03-05", "status": "OPEN"}]}}
            """);
    signIn("validator", Roles.VALIDATOR);
    go(VERSION + "/reviews");
    assertThat(text()).contains("F-9", "&lt;img").doesNotContain("<img").doesNotContain("Overdue");
  }

  @Test
  void leadsToWhereEachDocumentIsWritten() {
    signIn("approver", Roles.APPROVER);
    go(VERSION + "/reviews");
    assertThat(_get(RouterLink.class, spec -> spec.withText("Monitoring plan")).getHref())
        .isEqualTo(VERSION + "/documents/monitoring-plan");
    assertThat(text()).contains("Missing (2): Thresholds; Kill switch", "Complete");
  }

  @Test
  void teachesWhatReviewsAreWhereThereAreNone() {
    party.registry().gives(VERSION + "/reviews", "{\"votes\": [], \"questions\": []}");
    party.registry().refuses("GET " + VERSION + "/documents/validation-report", 404, "None.");
    signIn("developer", Roles.DEVELOPER);
    go(VERSION + "/reviews");
    _assertOne(EmptyState.class);
    assertThat(text()).contains("Nobody has reviewed this version yet");
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "approver", Roles.APPROVER);
    go(VERSION + "/reviews");
    assertThat(text())
        .contains("Stimmt zu", "Was BankC auf 42.000 Zeilen gemessen hat", "Überfällig")
        .contains("Validierung 5c1f77c5-ca1… hat zugestimmt", "Übernehmen für fraud");
  }

  @Test
  void leavesWhatTheRegistryRefusesToItsPage() {
    party.registry().refuses("GET " + VERSION + "/reviews", 403, "No role that may read.");
    signIn("developer", Roles.DEVELOPER);
    go(VERSION + "/reviews");
    assertThat(text()).contains("No role that may read.");
    _assertOne(FailureView.class);
  }
}
