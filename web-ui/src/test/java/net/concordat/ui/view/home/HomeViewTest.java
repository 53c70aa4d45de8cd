// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import net.concordat.ui.fake.ReviewSamples;
import net.concordat.ui.fake.SamplePeople;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class HomeViewTest extends ViewTests {
  @Test
  void showsWhatWaitsWithWhatItIsAboutAndByWhen() {
    signIn("approver", Roles.APPROVER);
    go("");
    assertThat(text())
        .contains("Welcome, approver", "Decide with your passkey", "card-fraud, version 79")
        .contains("due 9 Mar 2026, 12:00 UTC", "Answer a finding", "Your job has ended");
  }

  @Test
  void leadsToThePageOnWhichToDecide() {
    signIn("approver", Roles.APPROVER);
    assertThat(_get(RouterLink.class, spec -> spec.withText("Decide with your passkey")).getHref())
        .isEqualTo("review/decide/" + ReviewSamples.PROPOSAL);
  }

  @Test
  void tellsWhoIsToBeConfirmedAndWhosePasskeyIsNew() {
    party
        .registry()
        .gives(
            "inbox",
            """
            [{"kind": "DECIDE", "since": "2026-03-01T09:00:00Z", "id": "%s", "about": "Enrol"},
             {"kind": "ENROL", "since": "2026-03-01T09:00:00Z", "id": "%s", "about": "nina"}]
            """
                .formatted(SamplePeople.ENROLMENT, SamplePeople.NINA));
    signIn("approver", Roles.APPROVER, Roles.ADMIN);
    assertThat(
            _get(
                    RouterLink.class,
                    spec -> spec.withText("Confirm who may decide, with your passkey"))
                .getHref())
        .isEqualTo("review/decide/" + SamplePeople.ENROLMENT);
    assertThat(
            _get(RouterLink.class, spec -> spec.withText("Have a new passkey confirmed")).getHref())
        .isEqualTo("people");
    assertThat(text()).contains("nina");
  }

  @Test
  void saysWhatHappenedAsPeopleSayIt() {
    party
        .registry()
        .gives(
            "events",
            """
            {"items": [
              {"number": 9, "type": "approval.voted", "at": "2026-03-02T12:01:00Z",
               "knownAt": "2026-03-02T12:01:01Z", "data": {"modelId": "%s", "version": 80,
               "member": "O=BankB, L=Frankfurt, C=DE", "decision": "APPROVE"}},
              {"number": 8, "type": "something.new", "at": "2026-03-02T12:01:00Z",
               "knownAt": "2026-03-02T12:01:01Z", "data": {}}]}
            """
                .formatted(Samples.CARD_FRAUD));
    signIn("approver", Roles.APPROVER);
    assertThat(text()).contains("BankB: voted", "something.new");
  }

  @Test
  void teachesWhileThereIsNothing() {
    party.registry().gives("inbox", "[]");
    party.registry().gives("events", "{\"items\": []}");
    party.registry().gives("versions", "{\"items\": []}");
    party.registry().gives("proposals", "{\"items\": []}");
    party.registry().gives("findings", "{\"items\": []}");
    party.registry().gives("monitoring/alarms", "{\"items\": []}");
    signIn(Locale.UK, "approver", Roles.APPROVER);
    assertThat(_find(EmptyState.class)).hasSize(5);
    assertThat(_find(ListItem.class)).isEmpty();
  }

  @Test
  void showsAVersionByItsIdWhereTheModelIsNotKnown() {
    party.registry().gives("events", Samples.event(1).replace(Samples.CARD_FRAUD, "b7".repeat(32)));
    signIn("approver", Roles.APPROVER);
    assertThat(text()).contains("b7b7b7b7b7b7…, version 80");
  }

  @Test
  void showsTheFirstOfManyThatWaitAndHowManyMoreThereAre() {
    String one =
        "{\"kind\": \"COMMAND_FAILED\", \"since\": \"2026-03-01T10:00:00Z\", \"about\": \"X\"}";
    party.registry().gives("inbox", "[" + (one + ",").repeat(199) + one + "]");
    signIn("approver", Roles.APPROVER);
    assertThat(text()).contains("And 180 more, which show here when these are done.");
  }

  @Test
  void leadsToWhatWasRefusedInWordsOfThePages() {
    party
        .registry()
        .gives(
            "inbox",
            "[{\"kind\": \"COMMAND_FAILED\", \"since\": \"2026-03-01T10:00:00Z\","
                + " \"id\": \"5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee\", \"about\": \"offer-grant\"}]");
    signIn("approver", Roles.APPROVER);
    assertThat(text()).contains("Offer a grant").doesNotContain("offer-grant");
    _get(
        RouterLink.class,
        spec ->
            spec.withPredicate(
                link -> link.getHref().equals("commands/5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee")));
  }

  @Test
  void asksOnceForAllWhatAModelIsCalled() {
    signIn("approver", Roles.APPROVER);
    signIn("validator", Roles.VALIDATOR);
    assertThat(party.registry().asked())
        .filteredOn(asked -> asked.path().equals("models/" + Samples.CARD_FRAUD))
        .hasSizeLessThanOrEqualTo(1);
  }
}
