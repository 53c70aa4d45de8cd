// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.ReviewSamples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class DecideViewTest extends ViewTests {
  private static final String PAGE = "review/decide/" + ReviewSamples.PROPOSAL;
  private static final String ASKED = "proposals/" + ReviewSamples.PROPOSAL;
  private static final String CARRY_OUT = "POST " + ASKED + "/carrying-out";

  private static Button button(String text) {
    return _get(Button.class, spec -> spec.withText(text));
  }

  private void open(String role) {
    signIn("somebody", role);
    go(PAGE);
  }

  private void isApproved() {
    party
        .registry()
        .gives(
            "inbox",
            "[{\"kind\": \"CARRY_OUT\", \"since\": \"2026-03-01T09:00:00Z\", \"id\": \"%s\"}]"
                .formatted(ReviewSamples.PROPOSAL));
  }

  private List<String> keys() {
    return party.registry().asked().stream()
        .filter(asked -> asked.method().equals("POST"))
        .map(asked -> asked.header("Idempotency-key"))
        .toList();
  }

  @Test
  void showsTheWordsAndTheCodeOfEachAnswer() {
    open(Roles.APPROVER);
    assertThat(text())
        .contains("Use a version for fraud", "Scores above 0.9 are looked at by a person.")
        .contains("I approve, as MODEL_APPROVER of O=BankA", "7KQ4-2MXD-9WPA")
        .contains("I refuse, as MODEL_APPROVER of O=BankA", "B3TN-6HVE-1RZC");
    _click(button("Approve as approver"));
    assertThat(text()).contains("Your browser asks for your passkey.");
    assertThat(keys()).isEmpty();
  }

  @Test
  void saysWhyNobodyDecidesOnTheirOwnWork() {
    party
        .registry()
        .gives(
            ASKED + "/actions",
            """
            [{"action": "DECIDE", "allowed": false, "because": "DEVELOPER",
              "rule": "adoption-developer", "detail": "You developed this version."}]
            """);
    open(Roles.APPROVER);
    assertThat(text()).contains("You developed this version.", "adoption-developer");
    assertThat(button("Approve as approver").isEnabled()).isFalse();
    assertThat(button("Refuse as approver").isEnabled()).isFalse();
  }

  @Test
  void saysInGermanWhatTheLedgersRuleDemandsAboveItsSentence() {
    party
        .registry()
        .gives(
            ASKED + "/actions",
            """
            [{"action": "DECIDE", "allowed": false, "because": "DEVELOPER",
              "rule": "adoption-developer", "detail": "You developed this version."}]
            """);
    signIn(Locale.GERMANY, "approver", Roles.APPROVER);
    go(PAGE);
    assertThat(text())
        .contains("Wer eine Version entwickelt hat, entscheidet nicht über ihre Verwendung.")
        .contains("You developed this version.", "adoption-developer");
  }

  @Test
  void saysWhyWhoIsNotEnrolledCannotDecide() {
    party.registry().refuses("GET " + ASKED + "/ballots", 403, "No passkey is enrolled.");
    open(Roles.VALIDATOR);
    assertThat(text()).contains("No passkey is enrolled.");
    assertThat(_find(Button.class, spec -> spec.withText("Approve as approver"))).isEmpty();
  }

  @Test
  void saysThatOtherRolesAreAsked() {
    party.registry().gives(ASKED + "/ballots", "[]");
    open(Roles.DEVELOPER);
    assertThat(text()).contains("You can give no answer to this");
  }

  @Test
  void offersNothingOnceItIsDecidedOrOver() {
    party.registry().gives(ASKED, ReviewSamples.decided("ACCEPTED"));
    open(Roles.APPROVER);
    assertThat(text()).contains("This was accepted.").doesNotContain("I approve");
    party
        .registry()
        .gives(ASKED, ReviewSamples.decided("OPEN").replace("2099-03-09", "2026-03-09"));
    go("review");
    go(PAGE);
    assertThat(text()).contains("The time to decide this is over.").doesNotContain("I approve");
  }

  @Test
  void showsTheRuleThatRefuses() {
    isApproved();
    party
        .registry()
        .answers(
            CARRY_OUT,
            any ->
                new Answer(
                    409,
                    """
                    {"status": 409, "rule": "people-decided",
                     "detail": "Too few people have decided."}
                    """));
    open(Roles.APPROVER);
    _click(button("Carry out"));
    assertThat(text()).contains("Too few people have decided.", "people-decided");
  }

  @Test
  void sendsTheSameAgainWhereNobodyKnowsWhatBecameOfIt() {
    isApproved();
    party.registry().refuses(CARRY_OUT, 503, "The node is away.");
    open(Roles.APPROVER);
    _click(button("Carry out"));
    assertThat(text()).contains("It is not known whether this arrived: The node is away.");
    party.registry().answers(CARRY_OUT, DecideViewTest::running);
    _click(button("Send again"));
    assertThat(text()).contains("The node is at it.");
    assertThat(keys()).hasSize(2).doesNotContain("");
    assertThat(keys().get(0)).isEqualTo(keys().get(1));
    party
        .registry()
        .gives(
            "commands/77777777-0000-4000-8000-000000000001",
            """
            {"id": "77777777-0000-4000-8000-000000000001", "status": "REFUSED", "problem":
              {"status": 409, "rule": "people-decided", "detail": "Too few people decided."}}
            """);
    _click(button("Look again"));
    assertThat(text()).contains("Too few people decided.", "people-decided");
  }

  private static Answer running(Asked any) {
    return new Answer(
        202, "{\"id\": \"77777777-0000-4000-8000-000000000001\", \"status\": \"RUNNING\"}");
  }

  @Test
  void showsWhatOthersDecideMeanwhile() {
    open(Roles.APPROVER);
    party.registry().gives(ASKED, ReviewSamples.decided("REJECTED"));
    ((FollowsLedger) _get(DecideView.class)).ledgerMoved();
    assertThat(text()).contains("This was refused.").doesNotContain("I approve");
  }

  @Test
  void waitsForWhatTheRegistryHasNotReadYet() {
    party.registry().refuses("GET " + ASKED, 404, "There is no such proposal here.");
    open(Roles.APPROVER);
    assertThat(text()).contains("Nothing is asked here, or not yet");
    ((FollowsLedger) _get(DecideView.class)).ledgerMoved();
    assertThat(text()).contains("Nothing is asked here, or not yet").doesNotContain("I approve");
    party.registry().gives(ASKED, ReviewSamples.decided("OPEN"));
    ((FollowsLedger) _get(DecideView.class)).ledgerMoved();
    assertThat(text()).contains("I approve, as MODEL_APPROVER").doesNotContain("not yet");
  }
}
