// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.NumberField;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleCommands;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class OfferViewTest extends ViewTests {
  private static final String VERSION = "models/" + Samples.CARD_FRAUD + "/versions/80";
  private static final String PAGE = "share/offer?model=" + Samples.CARD_FRAUD + "&version=80";
  private static final String DONE = SampleCommands.done("offer-grant");

  @Test
  void readsBackInSentencesWhatItThenOffers() throws IOException {
    party.registry().answers("POST " + VERSION + "/grants", asked -> new Answer(201, DONE));
    signIn("developer", Roles.DEVELOPER);
    go(PAGE);
    assertThat(text()).contains("Choose members, purposes and an end");
    choose();
    _setValue(checkbox("Versions may be derived from it"), false);
    _setValue(_get(NumberField.class), 1.5);
    assertThat(text())
        .contains("BankB may use it, as follows:", "It may be used for fraud.")
        .contains("No version may be derived from it.", "an epsilon of at most 1.5.")
        .contains("Every right ends on 31 Jan 2027, 00:00 UTC.");
    assertThat(asked()).isEmpty();
    send();
    assertThat(asked()).hasSize(1);
    assertThat(asked().get(0).header("Idempotency-key")).isNotEmpty();
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(asked().get(0).body()))
        .isEqualTo(
            json.readTree(
                """
                {"grantee": "O=BankB, L=Frankfurt, C=DE", "kind": "USE",
                 "terms": {"purposes": ["fraud"], "mayFineTune": false, "mayShareOnward": false,
                   "derivedVersionsGoBack": true, "expiresAt": "2027-01-31T00:00:00Z",
                   "nonPrivate": null, "largestEpsilonMillionths": 1500000}}
                """));
    assertThat(text()).contains("Offered to BankB.");
  }

  @Test
  void offersNothingThatThePolicyDoesNotAllow() {
    signIn("admin", Roles.ADMIN);
    go(PAGE);
    assertThat(checkbox("It, and what is derived from it, may be granted to others").isEnabled())
        .isFalse();
    assertThat(checkbox("What is derived from it must be open to its owner").getValue()).isTrue();
    assertThat(checkbox("What is derived from it must be open to its owner").isEnabled()).isFalse();
    choose();
    _setValue(_get(DateTimePicker.class), LocalDateTime.of(2027, 2, 1, 0, 0));
    send();
    assertThat(text()).contains("This is later than the version’s terms allow.");
    _setValue(_get(DateTimePicker.class), LocalDateTime.of(2020, 2, 1, 0, 0));
    send();
    assertThat(text()).contains("This must be in the future.");
    _setValue(_get(DateTimePicker.class), LocalDateTime.of(2027, 1, 1, 0, 0));
    _setValue(_get(NumberField.class), 0.0);
    send();
    assertThat(text()).contains("This must be more than 0 and at most 1,000.");
    assertThat(asked()).isEmpty();
  }

  @Test
  void saysWhoCannotBeOfferedItAndWhy() {
    party
        .registry()
        .gives(
            VERSION,
            Samples.versionOfCardFraud(80).replace("[\"O=BankB, L=Frankfurt, C=DE\"]", "[]"));
    signIn("developer", Roles.DEVELOPER);
    go(PAGE);
    assertThat(text()).contains("BankB: the version’s policy does not name it for use.");
    send();
    assertThat(text()).contains("Choose at least one member.");
    assertThat(asked()).isEmpty();
  }

  @Test
  void offersAPendingVersionForReviewAlone() {
    party
        .registry()
        .gives(VERSION, Samples.versionOfCardFraud(80).replace("APPROVED", "PENDING_APPROVAL"));
    signIn(Locale.GERMANY, "developer", Roles.DEVELOPER);
    go(PAGE);
    RadioButtonGroup<?> kind = _get(RadioButtonGroup.class);
    assertThat(kind.getHelperText()).contains("kann nur zur Beurteilung angeboten werden");
    assertThat(kind.getValue()).isEqualTo("REVIEW");
  }

  @Test
  void saysWhyAVersionCannotBeOffered() {
    party
        .registry()
        .gives(
            VERSION + "/actions",
            """
            [{"action": "OFFER_GRANT", "allowed": false, "because": "STATUS", "rule": "grant-status",
              "detail": "The version is WITHDRAWN; it must be PENDING_APPROVAL or APPROVED."}]
            """);
    signIn("developer", Roles.DEVELOPER);
    go(PAGE);
    assertThat(text()).contains("It cannot be offered", "The version is WITHDRAWN");
  }

  @Test
  void keepsTheFormAndSaysTheRuleWhereTheLedgerRefuses() {
    party
        .registry()
        .answers(
            "POST " + VERSION + "/grants",
            asked ->
                new Answer(
                    409,
                    """
                    {"status": 409, "rule": "grant-recipient", "detail": "Given BankB for USE."}
                    """));
    signIn("developer", Roles.DEVELOPER);
    go(PAGE);
    choose();
    send();
    assertThat(text())
        .contains("The offer to BankB was not made.", "Given BankB for USE.")
        .contains("Rule of the ledger:", "grant-recipient", "BankB may use it");
    send();
    assertThat(asked().get(0).header("Idempotency-key"))
        .isNotEqualTo(asked().get(1).header("Idempotency-key"));
  }

  @Test
  void asksForTheSameWhereNoAnswerCame() {
    party.registry().answers("POST " + VERSION + "/grants", asked -> new Answer(201, DONE));
    signIn("developer", Roles.DEVELOPER);
    go(PAGE);
    choose();
    party.registry().setAway(true);
    send();
    assertThat(text()).contains("The registry does not answer.");
    party.registry().setAway(false);
    send();
    assertThat(text()).contains("Offered to BankB.");
    assertThat(asked()).hasSize(1);
  }

  @SuppressWarnings("unchecked")
  private static void choose() {
    CheckboxGroup<String> members =
        _get(CheckboxGroup.class, spec -> spec.withLabel("To these members"));
    _setValue(members, Set.of(Samples.OTHER_BANK));
  }

  private static Checkbox checkbox(String label) {
    return _get(Checkbox.class, spec -> spec.withLabel(label));
  }

  private static void send() {
    _click(_get(Button.class, spec -> spec.withText("Offer this")));
  }

  private List<Asked> asked() {
    return party.registry().asked().stream()
        .filter(each -> each.method().equals("POST"))
        .filter(each -> each.path().equals(VERSION + "/grants"))
        .toList();
  }
}
