// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.ReviewSamples;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class ReviewViewTest extends ViewTests {
  @Test
  void saysWhatIsAskedWhoDecidedWhoStillMayAndUntilWhen() {
    signIn("approver", Roles.APPROVER);
    go("review");
    assertThat(text())
        .contains("Use a version for fraud", "Waits for you", "card-fraud, version 79")
        .contains("9 Mar 2099, 12:00 UTC", "2 people: validator, approver")
        .contains("Approved", "aaaaaaaa-000…", "bbbbbbbb-000…")
        .contains("cccccccc-000…", "from 10 Jan 2098, 09:00 UTC")
        .doesNotContain("dddddddd-000…");
  }

  @Test
  void namesWhatIsMissingByDocumentAndWhichFindingsAreOpen() {
    signIn("validator", Roles.VALIDATOR);
    go("review");
    assertThat(text())
        .contains("High tier", "3 of 5 fields are missing", "Validation report")
        .contains("Scope; Independence of the validator", "2 fields are there")
        .contains("F-1: Recall falls by a third on payments abroad.", "Overdue")
        .contains("No open findings.", "All versions pending approval");
  }

  @Test
  void saysWhatWaitsForTheBankAboutAVersion() {
    party
        .registry()
        .gives(
            "inbox",
            "[{\"kind\": \"CONCLUDE\", \"since\": \"2026-03-01T09:00:00Z\", \"modelId\": \"%s\", \"version\": 79}]"
                .formatted(Samples.CARD_FRAUD));
    signIn("developer", Roles.DEVELOPER);
    go("review");
    assertThat(text()).containsOnlyOnce("Votes can be counted").doesNotContain("Waits for you");
  }

  @Test
  void asksForAllWhereAModelHasNoTier() {
    party
        .registry()
        .answers(
            "GET completeness",
            asked ->
                ReviewSamples.completeness(
                    asked,
                    "{\"present\": [{\"document\": \"ledger\", \"path\": \"/a\","
                        + " \"title\": \"Owner\"}], \"missing\": []}"));
    signIn("validator", Roles.VALIDATOR);
    go("review");
    assertThat(text()).contains("No tier: all is asked for", "All 1 fields are there");
  }

  @Test
  void teachesWhileNothingIsAsked() {
    party.registry().gives("proposals", "{\"items\": []}");
    party.registry().gives("versions", "{\"items\": []}");
    signIn(Locale.GERMANY, "approver", Roles.APPROVER);
    go("review");
    assertThat(_find(EmptyState.class)).hasSize(2);
    assertThat(text()).contains("Nichts ist gefragt", "Über keine Version wird abgestimmt");
  }

  @Test
  void leavesOutWhatIsOver() {
    party
        .registry()
        .gives(
            "proposals",
            "{\"items\": ["
                + ReviewSamples.proposal("OPEN").replace("2099-03-09", "2026-03-09")
                + "]}");
    signIn("approver", Roles.APPROVER);
    go("review");
    assertThat(text()).contains("Nothing is asked");
  }

  @Test
  void readsOnWhereThereIsMore() {
    party
        .registry()
        .answers(
            "GET proposals",
            asked ->
                new Answer(
                    200,
                    "{\"items\": [%s], \"nextCursor\": %s}"
                        .formatted(
                            asked.parameter("cursor").isPresent()
                                ? ""
                                : ReviewSamples.proposal("OPEN"),
                            asked.parameter("cursor").isPresent() ? "null" : "\"next\"")));
    signIn("approver", Roles.APPROVER);
    go("review");
    int before = _find(Article.class).size();
    _find(Button.class, spec -> spec.withText("Show more")).forEach(LocatorJ::_click);
    // Twelve pending versions and one proposal at first; four more versions, and no more proposals.
    assertThat(before).isEqualTo(13);
    assertThat(_find(Article.class).size()).isGreaterThan(before);
    _get(ReviewView.class).ledgerMoved();
    assertThat(_find(Article.class).size()).isGreaterThan(before);
  }

  @Test
  void asksForWhatTheFilterSays() {
    signIn("approver", Roles.APPROVER);
    go("review");
    select("Proposals").setValue("ACCEPTED");
    select("Purpose").setValue("credit");
    assertThat(queries("proposals")).last().asString().contains("status=ACCEPTED");
    assertThat(queries("versions")).last().asString().contains("purpose=credit", "status=PENDING");
    assertThat(text()).doesNotContain("Use a version for fraud");
    select("Purpose").setValue("fraud");
    select("Proposals").setValue(null);
    assertThat(queries("proposals")).last().asString().doesNotContain("status");
    assertThat(text()).contains("Use a version for fraud");
  }

  @Test
  void showsOnlyWhatWaitsForWhoeverLooks() {
    signIn("approver", Roles.APPROVER);
    go("review");
    _get(Checkbox.class).setValue(true);
    assertThat(text()).contains("Use a version for fraud", "No version is pending");
    assertThat(_find(Article.class)).hasSize(1);
  }

  @SuppressWarnings("unchecked")
  private static Select<String> select(String label) {
    return (Select<String>) _get(Select.class, spec -> spec.withLabel(label));
  }

  private List<String> queries(String path) {
    return party.registry().asked().stream()
        .filter(each -> each.path().equals(path))
        .map(Asked::query)
        .toList();
  }

  @Test
  void isNotForARegulator() {
    signIn("supervisor", Roles.SUPERVISOR);
    go("review");
    assertThat(_find(Article.class)).isEmpty();
    assertThat(text()).doesNotContain("Use a version for fraud");
  }
}
