// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import elemental.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SamplePeople;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.people.Staff.Somebody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleViewTest extends ViewTests {
  private static final String REGISTRATION = "99999999-0000-4000-8000-000000000009";
  private static final String DONE =
      "{\"id\": \"77777777-0000-4000-8000-000000000001\", \"status\": \"DONE\"}";

  private void open(String role) {
    signIn("somebody", role);
    go("people");
  }

  private static Button button(String text) {
    return _get(Button.class, spec -> spec.withText(text));
  }

  private static boolean isThere(String button) {
    return !_find(Button.class, spec -> spec.withText(button)).isEmpty();
  }

  private List<Asked> sent() {
    return party.registry().asked().stream()
        .filter(asked -> asked.method().equals("POST"))
        .toList();
  }

  /** Opens what there is to show of somebody, and gives it. */
  private static Component details(String name) {
    PeopleGrid grid = _get(PeopleGrid.class);
    Somebody somebody =
        GridKt._findAll(grid).stream()
            .filter(each -> each.words().equals(name))
            .findFirst()
            .orElseThrow();
    grid.setDetailsVisible(somebody, true);
    return new Div(grid.details(somebody));
  }

  private static Button act(String name, String act) {
    return _get(details(name), Button.class, spec -> spec.withText(act));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
  void showsEverybodyWithRolesAndState(String role) {
    open(role);
    PeopleGrid grid = _get(PeopleGrid.class);
    assertThat(GridKt._size(grid)).isEqualTo(6);
    assertThat(GridKt._findAll(grid).stream().map(Somebody::words))
        .containsExactly("ada", "cccccccc-000…", "dora", "ffffffff-000…", "nina", "vera");
    assertThat(GridKt._getFormattedRow(grid, 0).toString()).contains("ada", "approver", "May");
    assertThat(GridKt._getFormattedRow(grid, 1).toString()).contains("Waiting time");
    assertThat(GridKt._getFormattedRow(grid, 3).toString()).contains("developer", "Revoked");
    assertThat(GridKt._getFormattedRow(grid, 4).toString()).contains("Only registered");
  }

  @Test
  void letsThoseWhoDecideMakeAPasskeyAndNobodyElse() {
    for (String role : List.of(Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER)) {
      open(role);
      assertThat(isThere("Make a passkey")).as(role).isTrue();
    }
    for (String role : List.of(Roles.AUDITOR, Roles.ADMIN)) {
      open(role);
      assertThat(isThere("Make a passkey")).as(role).isFalse();
      assertThat(text()).doesNotContain("Your passkeys");
    }
  }

  @Test
  void letsTheAdministratorAskAboutPeopleAndNobodyElse() {
    open(Roles.ADMIN);
    assertThat(act("nina", "Ask to enrol")).isNotNull();
    assertThat(act("dora", "Ask to change")).isNotNull();
    assertThat(act("dora", "Ask to revoke")).isNotNull();
    assertThat(_find(details("ffffffff-000…"), Button.class)).isEmpty();
    for (String role : List.of(Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR)) {
      open(role);
      assertThat(_find(details("nina"), Button.class)).as(role).isEmpty();
      assertThat(_find(details("dora"), Button.class)).as(role).isEmpty();
    }
  }

  @Test
  void showsHowAnOwnPasskeyWasMadeAndThatItCounts() {
    open(Roles.DEVELOPER);
    assertThat(text())
        .contains("Passkey (ES256)", "May decide since 10 Jan 2026, 09:00 UTC")
        .contains("d4d4 d4d4", "with your person verified; nobody attested")
        .contains("the node’s operator, as one of the first people");
  }

  @Test
  void showsHowManyHaveConfirmedAnOwnPasskeyThatWaits() {
    party
        .registry()
        .gives("me", SamplePeople.me(SamplePeople.passkey(SamplePeople.NINA, "nina", "e5")));
    open(Roles.VALIDATOR);
    assertThat(text()).contains("1 of 2 have confirmed");
    party
        .registry()
        .gives("me", SamplePeople.me(SamplePeople.passkey(SamplePeople.DORA, "dora", "07")));
    open(Roles.DEVELOPER);
    assertThat(text()).contains("Not the one that counts");
  }

  @Test
  void asksTwoOthersInWordsWithTheFingerprintToCompare() {
    party
        .registry()
        .gives(
            "inbox",
            "[{\"kind\": \"DECIDE\", \"since\": \"2026-03-01T09:00:00Z\", \"id\": \"%s\"}]"
                .formatted(SamplePeople.ENROLMENT));
    open(Roles.APPROVER);
    assertThat(text())
        .contains("Let a person decide: validator", "nina", "e5e5 e5e5", "Waits for you")
        .contains("24 h 0 min after it is carried out", "1 of 2 have confirmed", "vera")
        .contains("Ask the person for the fingerprint before you confirm");
  }

  @Test
  void warnsOfAKeyThatThePersonDidNotRegister() {
    party
        .registry()
        .gives(
            "proposals", "{\"items\": [" + SamplePeople.enrolment().replace("e5e5", "abab") + "]}");
    open(Roles.APPROVER);
    assertThat(text()).contains("registered no passkey with this fingerprint here");
  }

  @Test
  void saysWhomAProposalIsAboutWhereItIsDecided() {
    party.registry().gives("proposals/" + SamplePeople.ENROLMENT + "/ballots", "[]");
    signIn("ada", Roles.APPROVER);
    go("review/decide/" + SamplePeople.ENROLMENT);
    assertThat(text()).contains("nina", "e5e5 e5e5", "validator").doesNotContain("registered no");
  }

  private void beginsToMake() {
    party
        .registry()
        .answers(
            "POST people/registrations",
            any ->
                new Answer(
                    201,
                    "{\"registrationId\": \"%s\", \"publicKey\": {\"challenge\": \"AAAA\"}}"
                        .formatted(REGISTRATION)));
    open(Roles.VALIDATOR);
    _click(button("Make a passkey"));
    assertThat(text()).contains("Your browser asks you to make a passkey.");
  }

  /** What the browser says once it was asked to make one. */
  private static void browserSays(String answer) {
    PendingJavaScriptInvocation asked =
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
            .filter(script -> script.getInvocation().getExpression().contains("credentials.create"))
            .findFirst()
            .orElseThrow();
    assertThat(asked.getInvocation().getParameters().toString()).contains("challenge");
    asked.complete(Json.create(answer));
  }

  @Test
  void registersWhatTheBrowserMadeAndShowsItsFingerprint() {
    beginsToMake();
    party
        .registry()
        .answers(
            "POST people/registrations/" + REGISTRATION + "/credential",
            any -> new Answer(201, SamplePeople.passkey(SamplePeople.NINA, "nina", "e5")));
    browserSays("{\"credential\": {\"id\": \"made\"}}");
    assertThat(sent().get(1).body()).isEqualTo("{\"id\":\"made\"}");
    assertThat(text()).contains("Your passkey is registered.", "e5e5 e5e5");
  }

  @ParameterizedTest
  @CsvSource({
    "NotAllowedError, it was cancelled",
    "InvalidStateError, has one of yours already",
    "Unsupported, This browser cannot make passkeys",
    "SecurityError, not at the address that the consortium has",
    "UnknownError, Your browser says: of no use"
  })
  void saysWhyTheBrowserMadeNone(String error, String words) {
    beginsToMake();
    browserSays("{\"error\": \"%s\", \"message\": \"of no use\"}".formatted(error));
    assertThat(text()).contains(words);
    assertThat(sent()).hasSize(1);
  }

  @Test
  void saysWhyTheRegistryTakesNone() {
    beginsToMake();
    party
        .registry()
        .refuses(
            "POST people/registrations/" + REGISTRATION + "/credential",
            422,
            "The passkey is refused: it attests itself.");
    browserSays("{\"credential\": {\"id\": \"made\"}}");
    assertThat(text()).contains("The passkey is refused: it attests itself.");
    party.registry().refuses("POST people/registrations", 503, "The node is away.");
    _click(button("Make a passkey"));
    assertThat(text()).contains("The node is away.");
  }

  @Test
  void asksForAnEnrolmentWithRolesAndAWait() {
    party.registry().answers("POST people/enrolments", any -> new Answer(201, DONE));
    open(Roles.ADMIN);
    _click(act("nina", "Ask to enrol"));
    _click(button("Ask two others"));
    assertThat(sent()).isEmpty();
    _setValue(roles(), Set.of("MODEL_VALIDATOR"));
    _click(button("Ask two others"));
    assertThat(sent()).hasSize(1);
    assertThat(sent().get(0).header("Idempotency-key")).isNotBlank();
    assertThat(sent().get(0).body())
        .contains("\"credentialId\":\"credential-e5\"", "\"roles\":[\"MODEL_VALIDATOR\"]")
        .contains("\"waitSeconds\":86400", "\"decideUntil\":\"20");
    assertThat(text()).contains("The ledger has taken it.");
  }

  @SuppressWarnings("unchecked")
  private static CheckboxGroup<String> roles() {
    return _get(CheckboxGroup.class);
  }

  @Test
  void letsNobodyDecideAtOnceWhereTheConsortiumIsInProduction() {
    open(Roles.ADMIN);
    _click(act("nina", "Ask to enrol"));
    assertThat(waits()).contains(Duration.ZERO);
    _get(Dialog.class).close();
    party.registry().refuses("GET consortium", 404, "There is none.");
    _click(act("nina", "Ask to enrol"));
    assertThat(waits()).doesNotContain(Duration.ZERO);
  }

  private static List<Object> waits() {
    RadioButtonGroup<?> wait = _get(RadioButtonGroup.class, spec -> spec.withLabel("May decide"));
    return List.copyOf(wait.getListDataView().getItems().toList());
  }

  @Test
  void asksToRevokeOnlyOnceItWasConfirmedAndShowsTheRuleThatRefuses() {
    party
        .registry()
        .answers(
            "POST people/" + SamplePeople.DORA + "/revocation-proposals",
            any ->
                new Answer(
                    409,
                    "{\"status\": 409, \"rule\": \"proposal-open\", \"detail\": \"Is asked.\"}"));
    open(Roles.ADMIN);
    _click(act("dora", "Ask to revoke"));
    assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Revoke dora");
    _click(button("Cancel"));
    assertThat(sent()).isEmpty();
    _click(act("dora", "Ask to revoke"));
    _click(button("Ask two others to revoke"));
    assertThat(sent()).hasSize(1);
    assertThat(text()).contains("Is asked.", "proposal-open");
  }

  @Test
  void keepsWhatIsOpenAsLongAsNobodyChanged() {
    open(Roles.DEVELOPER);
    PeopleGrid before = _get(PeopleGrid.class);
    _get(PeopleView.class).ledgerMoved();
    assertThat(_get(PeopleGrid.class)).isSameAs(before);
    party.registry().gives("people", "[]");
    _get(PeopleView.class).ledgerMoved();
    assertThat(GridKt._size(_get(PeopleGrid.class))).isEqualTo(4);
  }

  @Test
  void teachesABankThatHasNobodyYet() {
    party.registry().gives("people", "[]");
    party.registry().gives("people/registrations", "{\"items\": []}");
    party.registry().gives("me", SamplePeople.me(""));
    party.registry().gives("proposals", "{\"items\": []}");
    open(Roles.DEVELOPER);
    assertThat(text()).contains("You have no passkey yet", "Nobody is to be confirmed");
    assertThat(GridKt._size(_get(PeopleGrid.class))).isZero();
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "dora", Roles.DEVELOPER);
    go("people");
    assertThat(text()).contains("Ihre Passkeys", "Passkey anlegen", "Darf entscheiden seit");
  }
}
