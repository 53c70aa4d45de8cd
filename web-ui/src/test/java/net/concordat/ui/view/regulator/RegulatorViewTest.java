// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.regulator;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RegulatorViewTest extends ViewTests {
  @Autowired private GivenFeed feed;

  private void given(boolean complete, int missing, String oldest) {
    party
        .registry()
        .gives(
            "reconciliation",
            """
            {"complete": %s, "readAt": "2026-03-02T12:00:00Z", "askedAt": "2026-03-02T12:00:05Z",
             "recorded": 1146, "refused": 1, "missing": %d, "unlogged": 0, "oldestMissing": [%s], "decisionGaps": []}
            """
                .formatted(complete, missing, oldest));
  }

  @Test
  void saysThatNothingIsMissing() {
    given(true, 0, "");
    signIn("supervisor", Roles.SUPERVISOR);
    go("regulator");
    assertThat(text())
        .contains("Nothing is missing", "1,146", "2 Mar 2026")
        .doesNotContain("Something is missing", "The oldest");
  }

  @Test
  void doesNotSayThatSomethingIsMissingWhileTheLogIsRead() {
    given(false, 0, "");
    signIn("supervisor", Roles.SUPERVISOR);
    go("regulator");
    assertThat(text())
        .contains("Still being compared")
        .doesNotContain("Nothing is missing", "Something is missing");
  }

  @Test
  void followsTheComparisonWithoutNewsOfTheLedger() {
    given(false, 0, "");
    signIn("supervisor", Roles.SUPERVISOR);
    go("regulator");
    given(true, 0, "");
    feed.ask();
    MockVaadin.clientRoundtrip();
    assertThat(text()).contains("Nothing is missing").doesNotContain("Still being compared");
  }

  @Test
  void namesWhatIsMissingAndWhoHadItNotarised() {
    given(
        false,
        1,
        """
        {"txId": "%s", "requester": "O=BankB, L=Frankfurt, C=DE",
         "notarisedAt": "2026-03-01T08:00:00Z", "overdue": true}
        """
            .formatted("7f".repeat(32)));
    signIn("supervisor", Roles.SUPERVISOR);
    go("regulator");
    assertThat(text())
        .contains("Something is missing", "7f7f7f7f7f7f", "BankB", "overdue")
        .doesNotContain("Nothing is missing");
  }

  @Test
  void saysWhenItsNodeHasNotBeenReached() {
    party.registry().refuses("GET reconciliation", 404, "The node has not been reached");
    signIn("supervisor", Roles.SUPERVISOR);
    go("regulator");
    assertThat(text()).contains("The node has not answered yet");
  }

  @Test
  void leadsToWhatEachBankPublishedAndSigned() {
    given(true, 0, "");
    signIn("supervisor", Roles.SUPERVISOR);
    go("regulator");
    assertThat(
            _get(
                    RouterLink.class,
                    spec ->
                        spec.withPredicate(
                            link -> link.getHref().startsWith("models?owner=O%3DBankB")))
                .getText())
        .isEqualTo("Versions");
    assertThat(text()).contains("Transactions");
  }

  @Test
  void namesTheBatchThatDoesNotFollowAndWhatIsWrong() {
    signIn("supervisor", Roles.SUPERVISOR);
    go("regulator");
    assertThat(text())
        .contains("Gaps in logs of decisions", "batch 7", "Batches are missing")
        .contains("Batches 5 to 6 have not come here.");
    given(true, 0, "");
    feed.ask();
    MockVaadin.clientRoundtrip();
    assertThat(text()).doesNotContain("Gaps in logs of decisions");
  }

  @Test
  void saysWhichLogsOfDecisionsAreWholeAndWhichHaveAGap() {
    given(true, 0, "");
    signIn("supervisor", Roles.SUPERVISOR);
    go("regulator");
    assertThat(text()).contains("Logs of decisions", "130,345", "Whole", "Gap");
    party.registry().gives("scoring/logs", "[]");
    go("models");
    go("regulator");
    assertThat(text()).contains("No bank has anchored").doesNotContain("Gap");
  }

  @Test
  void speaksGerman() {
    given(true, 0, "");
    signIn(Locale.GERMANY, "supervisor", Roles.SUPERVISOR);
    go("regulator");
    assertThat(text()).contains("Nichts fehlt", "1.146", "Als Tabelle ausgeben (CSV)");
  }

  @Test
  void isForNobodyAtABank() {
    for (String role : List.of(Roles.AUDITOR, Roles.ADMIN, Roles.APPROVER)) {
      signIn("somebody", role);
      go("regulator");
      _assertNone(RegulatorView.class);
      _get(NotThereView.class);
    }
  }
}
