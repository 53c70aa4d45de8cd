// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleCommands;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareViewTest extends ViewTests {
  private static final String ACCEPT = "grants/" + Samples.OFFERED + "/accept";
  private static final String REVOKE = "grants/" + Samples.GIVEN + "/revoke";
  private static final String FETCH = "models/" + "b2".repeat(32) + "/versions/75/deliveries";
  private static final String DONE = SampleCommands.done("accept-grant");
  private static final String RUNNING = SampleCommands.running("accept-grant", "{}");
  private static final String REFUSED =
      """
      {"status": 409, "rule": "grant-offered", "detail": "The grant is no longer on offer."}
      """;

  @Test
  void saysTheTermsOfAnOfferInSentences() {
    signIn("developer", Roles.DEVELOPER);
    go("share");
    assertThat(text())
        .contains("credit-risk, version 79", "from BankB", "Offered")
        .contains(
            "BankA may use it", "It may be used for fraud.", "Versions may be derived from it.")
        .contains("What is derived from it must be open to its owner.")
        .contains("an epsilon of at most 2.5.", "Neither it nor what is derived from it may be")
        .contains("Every right ends on 31 Jan 2099");
  }

  @Test
  void leavesAButtonWhereItIsAsLongAsNothingChangedAndTakesItAwayThen() {
    signIn("developer", Roles.DEVELOPER);
    go("share");
    Button accept = _get(Button.class, spec -> spec.withText("Accept these terms"));
    ((FollowsLedger) _get(ShareView.class)).ledgerMoved();
    assertThat(_get(Button.class, spec -> spec.withText("Accept these terms"))).isSameAs(accept);
    party.registry().gives("grants", "{\"items\": []}");
    ((FollowsLedger) _get(ShareView.class)).ledgerMoved();
    assertThat(accept.isAttached()).isFalse();
    _assertNone(Button.class, spec -> spec.withText("Accept these terms"));
  }

  @Test
  void saysThemInGermanToo() {
    signIn(Locale.GERMANY, "developer", Roles.DEVELOPER);
    go("share");
    assertThat(text())
        .contains(
            "BankA darf sie verwenden",
            "Sie darf verwendet werden für fraud.",
            "höchstens 2,5",
            "Von dieser Bank");
  }

  @Test
  void tellsAReviewFromUseWhateverElseItsTermsWouldAllow() {
    gives(offer().replace("\"USE\"", "\"REVIEW\""));
    signIn("developer", Roles.DEVELOPER);
    go("share");
    assertThat(text())
        .contains("BankA may only evaluate it", "It may be evaluated for fraud, and nothing else.")
        .doesNotContain("may use it", "Versions may be derived");
  }

  @Test
  void acceptsAnOfferOnce() {
    party.registry().answers("POST " + ACCEPT, asked -> new Answer(201, DONE));
    signIn("developer", Roles.DEVELOPER);
    go("share");
    gives("");
    _click(accept());
    assertThat(asked(ACCEPT)).hasSize(1);
    assertThat(asked(ACCEPT).get(0).header("Idempotency-key")).isNotEmpty();
    assertThat(text()).contains("Nothing is on offer");
  }

  @Test
  void asksAgainUnderTheSameKeyUntilThereIsAnAnswer() {
    party.registry().answers("POST " + ACCEPT, asked -> new Answer(202, RUNNING));
    signIn("developer", Roles.DEVELOPER);
    go("share");
    _click(accept());
    assertThat(text()).contains("there is no answer from the node yet");
    party.registry().answers("POST " + ACCEPT, asked -> new Answer(409, REFUSED));
    _click(accept());
    _click(accept());
    List<String> keys =
        asked(ACCEPT).stream().map(asked -> asked.header("Idempotency-key")).toList();
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2)).isNotEqualTo(keys.get(1));
  }

  @Test
  void showsWithItsRuleWhyTheLedgerRefused() {
    party.registry().answers("POST " + ACCEPT, asked -> new Answer(409, REFUSED));
    signIn("admin", Roles.ADMIN);
    go("share");
    _click(accept());
    assertThat(text())
        .contains("The grant is no longer on offer.", "Rule of the ledger:", "grant-offered")
        .contains("credit-risk, version 79");
  }

  @Test
  void doesNotOfferToAcceptWhatHasExpired() {
    gives(offer().replace("2099-01-31", "2026-03-01"));
    signIn("developer", Roles.DEVELOPER);
    go("share");
    assertThat(text()).contains("Expired");
    _assertNone(Button.class, spec -> spec.withText("Accept these terms"));
  }

  @Test
  void saysWhoReceivedWhat() {
    signIn("auditor", Roles.AUDITOR);
    go("share");
    assertThat(text())
        .contains("card-fraud, version 80", "to BankB", "Active")
        .contains("Received 22 Feb 2026", "105010501050…");
  }

  @Test
  void saysWhereNobodyReceivedAnythingUnderAGrant() {
    party
        .registry()
        .answers(
            "GET grants",
            asked ->
                new Answer(
                    200,
                    asked.parameter("grantor").isPresent()
                        ? "{\"items\": [" + offer() + "]}"
                        : "{\"items\": []}"));
    signIn("auditor", Roles.AUDITOR);
    go("share");
    assertThat(text()).contains("Nobody has signed for having received it under this grant.");
  }

  @Test
  void revokesOnlyOnceThatIsConfirmed() {
    party.registry().answers("POST " + REVOKE, asked -> new Answer(201, DONE));
    signIn("developer", Roles.DEVELOPER);
    go("share");
    _click(_get(Button.class, spec -> spec.withText("Revoke")));
    assertThat(asked(REVOKE)).isEmpty();
    assertThat(_get(ConfirmDialog.class).getElement().getTextRecursively())
        .contains("whatever BankB rests on this grant")
        .contains("BankB received the bytes on 22 Feb 2026", "the ledger cannot take them back")
        .contains("This is final.")
        .doesNotContain("passed on to others");
    ConfirmDialog dialog = _get(ConfirmDialog.class);
    ComponentUtil.fireEvent(dialog, new ConfirmDialog.ConfirmEvent(dialog, true));
    assertThat(asked(REVOKE)).hasSize(1);
  }

  @Test
  void fetchesWhatWasGrantedAndShowsHowFarThatIs() {
    String version = "{\"modelId\": \"%s\", \"version\": 75}".formatted("b2".repeat(32));
    String running = SampleCommands.running("request-delivery", version);
    party.registry().answers("POST " + FETCH, asked -> new Answer(202, running));
    signIn("validator", Roles.VALIDATOR);
    go("share");
    assertThat(text()).contains("The bytes have not been fetched yet.");
    party.registry().gives("commands", "{\"items\": [" + running + "]}");
    _click(_get(Button.class, spec -> spec.withText("Fetch the bytes")));
    assertThat(asked(FETCH))
        .anyMatch(asked -> asked.body().equals("{\"grantor\":\"" + Samples.OTHER_BANK + "\"}"));
    assertThat(text())
        .contains("They are being fetched:", "Under way at the node", "Receiving 3 of 10 MB");
    _assertNone(Button.class, spec -> spec.withText("Fetch the bytes"));
  }

  @Test
  void saysWhetherWhatWasFetchedHasTheDigestThatWasPublished() {
    for (String digest : List.of("0".repeat(64), "9".repeat(64))) {
      String held =
          Samples.grant(
              Samples.HELD, "b2".repeat(32), 75, Samples.OTHER_BANK, Samples.BANK, "ACTIVE");
      party
          .registry()
          .answers(
              "GET grants",
              asked ->
                  new Answer(
                      200,
                      asked.parameter("status").equals(Optional.of("ACTIVE"))
                          ? "{\"items\": [%s]}"
                              .formatted(Samples.delivered(held, Samples.HELD, digest))
                          : "{\"items\": []}"));
      signIn("auditor", Roles.AUDITOR);
      go("share");
      assertThat(text())
          .contains(
              digest.startsWith("0") ? "The published bytes" : "Not the bytes that were published");
      signOut();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR})
  void letsOthersOnlyRead(String role) {
    signIn("reader", role);
    go("share");
    assertThat(text()).contains("Developers and administrators offer, accept and revoke.");
    _assertNone(Button.class, spec -> spec.withText("Accept these terms"));
    _assertNone(Button.class, spec -> spec.withText("Revoke"));
    _assertNone(Button.class, spec -> spec.withText("Offer a version"));
    if (!role.equals(Roles.VALIDATOR)) {
      _assertNone(Button.class, spec -> spec.withText("Fetch the bytes"));
    }
    go("share/offer");
    _get(NotThereView.class);
  }

  @Test
  void isNotThereForARegulator() {
    signIn("supervisor", Roles.SUPERVISOR);
    go("share");
    _assertNone(ShareView.class);
    _get(NotThereView.class);
  }

  @Test
  void showsHostileTextAsText() {
    String hostile = "<img src=x onerror=alert(1)> {0} {9}";
    gives(
        offer()
            .replace("\"fraud\"", "\"" + hostile + "\"")
            .replace("O=BankB", "O=<script>alert(2)</script>")
            .replace("\"largest", "\"nonPrivate\": \"<b>{1}</b>\", \"largest"));
    signIn("developer", Roles.DEVELOPER);
    go("share");
    assertThat(text()).contains(hostile, "from <script>alert(2)</script>", "“<b>{1}</b>”");
    _assertNone(Html.class);
  }

  @Test
  void readsOnWhereThereIsMore() {
    party
        .registry()
        .answers(
            "GET grants",
            asked ->
                new Answer(
                    200,
                    asked.parameter("cursor").isPresent()
                            || !asked.parameter("status").equals(Optional.of("OFFERED"))
                        ? "{\"items\": []}"
                        : "{\"items\": [" + offer() + "], \"nextCursor\": \"x\"}"));
    signIn("developer", Roles.DEVELOPER);
    go("share");
    _click(_get(Button.class, spec -> spec.withText("Show more")));
    assertThat(asked("grants"))
        .anyMatch(asked -> asked.parameter("cursor").equals(Optional.of("x")));
    _assertNone(Button.class, spec -> spec.withText("Show more"));
  }

  private static String offer() {
    return Samples.grant(
        Samples.OFFERED, "b2".repeat(32), 79, Samples.OTHER_BANK, Samples.BANK, "OFFERED");
  }

  private void gives(String offers) {
    party
        .registry()
        .answers(
            "GET grants",
            asked ->
                new Answer(
                    200,
                    asked.parameter("status").equals(Optional.of("OFFERED"))
                        ? "{\"items\": [" + offers + "]}"
                        : "{\"items\": []}"));
  }

  private List<Asked> asked(String path) {
    return party.registry().asked().stream().filter(each -> each.path().equals(path)).toList();
  }

  private static Button accept() {
    return _get(Button.class, spec -> spec.withText("Accept these terms"));
  }
}
