// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleDecisions;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.UseSamples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class DecisionViewTest extends ViewTests {
  private static final String ADDRESS = "decisions/" + SampleDecisions.ID;
  private static final String VERSION = "models/" + Samples.CARD_FRAUD + "/versions/80";

  private void open(String... roles) {
    signIn("validator", roles);
    go(ADDRESS);
  }

  private static Button button(String words) {
    return _get(Button.class, spec -> spec.withText(words));
  }

  @Test
  void showsWhatWasDecidedAndWhyWithTheValues() {
    open(Roles.VALIDATOR);
    assertThat(text())
        .contains("Decision " + SampleDecisions.ID, "Flagged", "0.73125", "0.35")
        .contains("concordat-gateway", "Amount", "812.5", "country", "GB", "All 4 values")
        .contains("CUSTOMER-CONFIRMED", "subject-of-a", "Passed")
        .contains("card-fraud, version 76", "0.2175");
  }

  @Test
  void saysWhetherTheCaseTurnedOutAsDecided() {
    open(Roles.VALIDATOR);
    assertThat(text()).contains("Turned out to be", "Not known yet");
    for (String[] told :
        new String[][] {
          {"true", "What the model looks for, rightly flagged"},
          {"false", "Not what the model looks for, wrongly flagged"},
          {"null", "It will never be known"}
        }) {
      party
          .scoring()
          .gives(
              "decisions/" + SampleDecisions.ID,
              SampleDecisions.decision(List.of("Amount", "V1", "country"))
                  .replaceFirst(
                      "\\{",
                      "{\"outcome\": {\"label\": %s, \"at\": \"2026-03-09T08:00:00Z\"},"
                          .formatted(told[0])));
      open(Roles.VALIDATOR);
      assertThat(text()).contains(told[1]).doesNotContain("Not known yet");
    }
  }

  @Test
  void saysThatValuesWereErasedAndShowsNone() {
    String answer = SampleDecisions.decision(List.of("Amount", "V1", "country"));
    party
        .scoring()
        .gives(
            "decisions/" + SampleDecisions.ID,
            answer
                .replaceFirst("\"values\":\\{[^}]*},", "")
                .replaceFirst("\"features\":\"[^\"]*\",", "")
                .replaceFirst("\"salt\":\"[^\"]*\",", ""));
    open(Roles.VALIDATOR);
    assertThat(text())
        .contains("The values were erased", "Amount")
        .doesNotContain("812.5", "All 4 values");
    _click(button("Verify now"));
    assertThat(text()).contains("Holds").doesNotContain("The values are those", "Wrong");
  }

  @Test
  void verifiesTheDecisionUpToTheTransaction() {
    open(Roles.AUDITOR);
    assertThat(text())
        .contains("Anchored", "0, with the records 0 to 39", "aaaaaaaaaaaa")
        .doesNotContain("Holds");
    _click(button("Verify now"));
    assertThat(text().split("Holds", -1)).hasSize(7);
    assertThat(text()).doesNotContain("Wrong");
  }

  @Test
  void findsAnotherRecordThanTheOneShown() {
    party
        .scoring()
        .gives(
            "decisions/" + SampleDecisions.ID,
            SampleDecisions.decision(List.of("Amount", "V1", "country"))
                .replace("0.73125", "0.73126"));
    open(Roles.AUDITOR);
    _click(button("Verify now"));
    assertThat(text()).contains("The record in the log says otherwise than this page", "Wrong");
  }

  @Test
  void findsOtherValuesThanThoseOfTheDigest() {
    party
        .scoring()
        .gives(
            "decisions/" + SampleDecisions.ID,
            SampleDecisions.decision(List.of("Amount", "V1", "country")).replace("812.5", "812.6"));
    open(Roles.AUDITOR);
    _click(button("Verify now"));
    assertThat(text()).contains("These values are not those of the record's digest", "Wrong");
  }

  @Test
  void findsAnotherBatchThanTheAnchoredOne() {
    party
        .registry()
        .gives(
            "scoring/logs/" + SampleDecisions.LOG + "/batches/0",
            SampleDecisions.batch(List.of("V1")));
    open(Roles.AUDITOR);
    _click(button("Verify now"));
    assertThat(text()).contains("The proof names another batch than the anchored one", "Wrong");
  }

  @Test
  void asksForTheBatchOfItsOwnBank() {
    open(Roles.AUDITOR);
    assertThat(
            party.registry().asked().stream()
                .filter(asked -> asked.path().startsWith("scoring/logs/"))
                .map(asked -> asked.parameter("member").orElse("")))
        .containsExactly(Samples.BANK);
  }

  @Test
  void saysThatTheBatchIsOpen() {
    party
        .scoring()
        .refuses("GET decisions/" + SampleDecisions.ID + "/proof", 409, "Not closed yet");
    open(Roles.VALIDATOR);
    assertThat(text()).contains("In an open batch", "Leaf hash").doesNotContain("Not closed yet");
    _assertNone(Button.class, spec -> spec.withText("Verify now"));
  }

  @Test
  void saysThatTheBatchIsNotAnchoredAndFollowsTheLedger() {
    String batch = "scoring/logs/" + SampleDecisions.LOG + "/batches/0";
    party.registry().refuses("GET " + batch, 404, "Not anchored");
    open(Roles.VALIDATOR);
    assertThat(text()).contains("Closed, not anchored yet");
    party.registry().gives(batch, SampleDecisions.batch(List.of("Amount", "V1", "country")));
    ((FollowsLedger) UI.getCurrent().getCurrentView()).ledgerMoved();
    _click(button("Verify now"));
    ((FollowsLedger) UI.getCurrent().getCurrentView()).ledgerMoved();
    assertThat(text()).as("what was verified stays").contains("Holds");
  }

  @Test
  void leavesWhatSomebodyOpenedWhenNewsChangeNothingOfIt() {
    open(Roles.VALIDATOR);
    NativeDetails values = _get(NativeDetails.class);
    party
        .scoring()
        .gives(
            "decisions/" + SampleDecisions.ID,
            SampleDecisions.decision(List.of("Amount", "V1", "country"))
                .replaceFirst("\"signature\":\"[0-9a-f]{8}", "\"signature\":\"00000000"));
    ((FollowsLedger) UI.getCurrent().getCurrentView()).ledgerMoved();
    assertThat(_get(NativeDetails.class)).isSameAs(values);
    party
        .scoring()
        .gives(
            "decisions/" + SampleDecisions.ID,
            SampleDecisions.decision(List.of("Amount", "V1", "country")).replace("812.5", "812.6"));
    ((FollowsLedger) UI.getCurrent().getCurrentView()).ledgerMoved();
    assertThat(_get(NativeDetails.class)).isNotSameAs(values);
  }

  @Test
  void saysThatAProofIsNone() {
    party.scoring().gives("decisions/" + SampleDecisions.ID + "/proof", "{\"kind\": \"other\"}");
    open(Roles.VALIDATOR);
    assertThat(text()).contains("The proof cannot be used", "A proof is of the kind");
  }

  @Test
  void tracesTheDecisionToApprovalsDataAndParents() {
    party
        .registry()
        .answers(
            "GET " + VERSION + "/reviews",
            asked ->
                new Answer(
                    200,
                    """
                    {"votes": [], "questions": [{"proposal": {"proposalId": "%s", "member": "%s",
                       "status": "ACCEPTED", "subject": {"kind": "Adopt", "purpose": "fraud",
                       "conditions": "Scores above 0.9 are looked at by a person."},
                       "requiredRoles": [], "codes": [], "expiresAt": "2026-03-09T12:00:00Z",
                       "since": "2026-03-01T09:00:00Z"},
                      "decisions": [{"decidedAt": "2026-02-28T09:00:00Z", "decision": {
                        "personId": "99aa77c5-ca10-4c0e-a96b-0d4b7bd0b3ee",
                        "role": "MODEL_APPROVER", "verdict": "APPROVE"}}]}]}
                    """
                        .formatted(SampleDecisions.LOG, Samples.BANK)));
    open(Roles.VALIDATOR);
    assertThat(text())
        .contains(UseSamples.CHAMPION, "Scores above 0.9 are looked at by a person.")
        .contains("Approver 99aa77c5-ca1… approved", "In use")
        .contains("card-fraud, version 80", "BankC on 42,000 rows: PR-AUC 0.803")
        .contains("Data commitment", "105010501050…", "Made from", "card-fraud, version 79");
  }

  @Test
  void saysOfWhichSuspendedUseTheFallBackDecided() {
    String instead = "ad2277c5-ca10-4c0e-a96b-0d4b7bd0b3ee";
    party
        .scoring()
        .gives(
            "decisions/" + SampleDecisions.ID,
            SampleDecisions.decision(List.of("Amount", "V1", "country"))
                .replace(
                    "\"decision\":{", "\"decision\":{\"insteadOf\":\"%s\",".formatted(instead)));
    open(Roles.AUDITOR);
    assertThat(text()).contains("Champion that was suspended", instead);
    _click(button("Verify now"));
    assertThat(text()).as("the record in the log says nothing of it").contains("Wrong");
  }

  @Test
  void givesTheProofAsAFileOnceThereIsOne() {
    open(Roles.AUDITOR);
    assertThat(text()).contains("Download the proof (JSON)");
    party
        .scoring()
        .refuses("GET decisions/" + SampleDecisions.ID + "/proof", 409, "Not closed yet");
    open(Roles.AUDITOR);
    assertThat(text()).doesNotContain("Download the proof (JSON)");
  }

  @Test
  void showsAUseThatWasNotThereWhenItWasDecided() {
    party
        .registry()
        .answers(
            "GET adoptions/" + UseSamples.CHAMPION,
            asked ->
                asked.parameter("asOf").equals(java.util.Optional.of("2026-03-02T11:58:30.123Z"))
                    ? new Answer(404, "{\"detail\": \"Not then\"}")
                    : new Answer(
                        200, UseSamples.adoption(UseSamples.CHAMPION, "fraud", "SUSPENDED")));
    open(Roles.VALIDATOR);
    assertThat(text()).contains("Not there yet", "Suspended");
  }

  @Test
  void recordsThatAPersonDecidesOtherwise() {
    String address = "decisions/" + SampleDecisions.ID + "/override";
    party.scoring().answers("POST " + address, asked -> new Answer(201, "{}"));
    open(Roles.APPROVER);
    _click(button("Decide otherwise"));
    _click(button("Record it"));
    assertThat(text()).as("a reason is needed").contains("This is needed.");
    _setValue(_get(TextField.class), "STOLEN-CARD");
    _click(button("Record it"));
    _assertNone(Dialog.class);
    assertThat(party.scoring().asked().stream().filter(each -> each.method().equals("POST")))
        .singleElement()
        .satisfies(
            asked ->
                assertThat(asked.body())
                    .contains("\"decision\":\"FLAGGED\"", "\"reason\":\"STOLEN-CARD\"")
                    .doesNotContain("person"));
  }

  @Test
  void keepsWhatWasTypedWhenTheServiceRefusesOrIsAway() {
    String address = "decisions/" + SampleDecisions.ID + "/override";
    party.scoring().refuses("POST " + address, 422, "A reason has at most 200 characters.");
    open(Roles.APPROVER);
    _click(button("Decide otherwise"));
    _setValue(_get(TextField.class), "STOLEN-CARD");
    _click(button("Record it"));
    assertThat(text()).contains("A reason has at most 200 characters.", "STOLEN-CARD");
    party.scoring().setAway(true);
    _click(button("Record it"));
    assertThat(text()).contains("It is the scoring service that does not answer.", "STOLEN-CARD");
  }

  @Test
  void saysWhoMayDecideOtherwise() {
    for (String role : List.of(Roles.AUDITOR, Roles.DEVELOPER, Roles.ADMIN)) {
      open(role);
      assertThat(button("Decide otherwise").isEnabled()).as(role).isFalse();
      assertThat(text()).contains("Roles that may: Validator, Approver.");
    }
  }

  @Test
  void isNoPageOfARegulator() {
    for (String address : List.of(ADDRESS, "decisions")) {
      signIn("supervisor", Roles.SUPERVISOR);
      go(address);
      _get(NotThereView.class);
    }
    assertThat(party.scoring().asked()).isEmpty();
  }

  @Test
  void saysThatTheServiceIsAwayAndAsksAgain() {
    party.scoring().setAway(true);
    open(Roles.VALIDATOR);
    assertThat(text()).contains("The scoring service does not answer", "Correlation id");
    party.scoring().setAway(false);
    _click(button("Ask again"));
    assertThat(text()).contains("0.73125").doesNotContain("does not answer");
  }

  @Test
  void saysWhatTheServiceRefuses() {
    for (int status : List.of(401, 403)) {
      party.scoring().refuses("GET decisions/" + SampleDecisions.ID, status, "Not for this token");
      open(Roles.VALIDATOR);
      assertThat(text()).contains("does not show this to you", "Not for this token");
    }
    party.scoring().refuses("GET decisions/" + SampleDecisions.ID, 404, "There is none");
    open(Roles.VALIDATOR);
    assertThat(text()).contains("has no such decision").doesNotContain("Ask again");
    party.scoring().refuses("GET decisions/" + SampleDecisions.ID, 500, "It failed");
    open(Roles.VALIDATOR);
    assertThat(text()).contains("failed with it", "It failed");
  }

  @Test
  void showsHostileCodesAsText() {
    String hostile = "<img src=x onerror=alert(1)>";
    List<String> reasons = List.of(hostile);
    party.scoring().gives("decisions/" + SampleDecisions.ID, SampleDecisions.decision(reasons));
    party
        .scoring()
        .gives("decisions/" + SampleDecisions.ID + "/proof", SampleDecisions.proof(reasons));
    open(Roles.VALIDATOR);
    assertThat(_find(Span.class, spec -> spec.withText(hostile))).isNotEmpty();
    _assertNone(Html.class);
  }

  @Test
  void leadsFromAnIdToItsPage() {
    signIn("auditor", Roles.AUDITOR);
    go("decisions");
    assertThat(text())
        .contains("What decides now", "card-fraud, version 80", "Champion", "frozen by its owner");
    _setValue(_get(TextField.class), "no id");
    _click(button("Look it up"));
    _get(DecisionsView.class);
    assertThat(_get(TextField.class).isInvalid()).isTrue();
    _setValue(_get(TextField.class), " " + SampleDecisions.ID.toString().toUpperCase(Locale.ROOT));
    _click(button("Look it up"));
    _get(DecisionView.class);
  }

  @Test
  void isFoundInTheMenuByThoseWhoReviewDecisions() {
    for (String role : List.of(Roles.DEVELOPER, Roles.ADMIN)) {
      signIn("somebody", role);
      go("decisions");
      _get(NotThereView.class);
    }
  }

  @Test
  void saysThatTheServiceIsAwayWhereWhatServesWouldStand() {
    party.scoring().setAway(true);
    signIn("auditor", Roles.AUDITOR);
    go("decisions");
    assertThat(text()).contains("The scoring service does not answer");
    _get(TextField.class);
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "validator", Roles.VALIDATOR);
    go(ADDRESS);
    assertThat(text()).contains("Auffällig", "0,73125", "Von der Entscheidung zurück", "Verankert");
    List<Asked> asked = party.scoring().asked();
    assertThat(asked).hasSize(2);
  }
}
