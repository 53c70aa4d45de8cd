// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.command;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleCommands;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CommandViewTest extends ViewTests {
  private static final String COMMAND = "commands/" + SampleCommands.ID;
  private static final String VERSION =
      "{\"modelId\": \"%s\", \"version\": 80}".formatted(Samples.CARD_FRAUD);

  @Autowired private CommandFeed feed;

  @Test
  void showsHowFarTheNodeIsUntilItIsDone() {
    party.registry().gives(COMMAND, SampleCommands.running("request-delivery", VERSION));
    signIn("validator", Roles.VALIDATOR);
    go(COMMAND);
    assertThat(text())
        .contains("Fetch a delivery", "Under way", "Receiving 3 of 10 MB")
        .contains("card-fraud, version 80", "You can leave this page and come back");
    party.registry().gives(COMMAND, SampleCommands.done("request-delivery"));
    feed.ask();
    MockVaadin.clientRoundtrip();
    assertThat(text())
        .contains("Done", "It is on the ledger.", "7a7a7a7a7a7a…")
        .doesNotContain("Receiving");
  }

  @Test
  void comesBackToOneThatWasLeft() {
    party.registry().gives(COMMAND, SampleCommands.running("publish-version", VERSION));
    signIn(Locale.GERMANY, "developer", Roles.DEVELOPER);
    go(COMMAND);
    go("share");
    go(COMMAND);
    assertThat(text()).contains("Eine Version veröffentlichen", "In Arbeit");
  }

  @Test
  void showsWithItsRuleWhyItWasRefusedAndTriesAgain() {
    party.registry().gives(COMMAND, SampleCommands.refused("accept-grant", "{}"));
    party
        .registry()
        .answers(
            "POST " + COMMAND + "/attempts",
            asked -> new Answer(202, SampleCommands.running("accept-grant", "{}")));
    signIn("developer", Roles.DEVELOPER);
    go(COMMAND);
    assertThat(text())
        .contains("Refused", "The offer has ended.", "Rule of the ledger:", "grant-accept");
    party.registry().gives(COMMAND, SampleCommands.running("accept-grant", "{}"));
    _click(_get(Button.class, spec -> spec.withText("Try again")));
    assertThat(asked(COMMAND + "/attempts")).hasSize(1);
    assertThat(asked(COMMAND + "/attempts").get(0).body()).isEqualTo("{\"attempt\":2}");
    assertThat(text()).contains("Under way").doesNotContain("The offer has ended.");
  }

  @Test
  void stopsADelivery() {
    party.registry().gives(COMMAND, SampleCommands.running("request-delivery", VERSION));
    party
        .registry()
        .answers(
            "POST " + COMMAND + "/cancel",
            asked -> new Answer(201, SampleCommands.done("cancel-delivery")));
    signIn("developer", Roles.DEVELOPER);
    go(COMMAND);
    _click(_get(Button.class, spec -> spec.withText("Stop fetching")));
    assertThat(asked(COMMAND + "/cancel").get(0).header("Idempotency-key")).isNotEmpty();
  }

  @Test
  void letsOthersOnlyRead() {
    party.registry().gives(COMMAND, SampleCommands.refused("accept-grant", "{}"));
    signIn("auditor", Roles.AUDITOR);
    go(COMMAND);
    assertThat(text()).contains("The offer has ended.");
    _assertNone(Button.class, spec -> spec.withText("Try again"));
  }

  @Test
  void letsAnApproverTryAgainToRetireAUse() {
    party.registry().gives(COMMAND, SampleCommands.refused("retire-adoption", "{}"));
    signIn("approver", Roles.APPROVER);
    go(COMMAND);
    assertThat(text()).contains("Retire a use");
    _get(Button.class, spec -> spec.withText("Try again"));
  }

  @Test
  void isNotThereForARegulatorOrUnderAnotherNumber() {
    signIn("developer", Roles.DEVELOPER);
    go(COMMAND.replace("commands/7", "commands/8"));
    _get(NotThereView.class);
    signOut();
    signIn("supervisor", Roles.SUPERVISOR);
    go(COMMAND);
    _get(NotThereView.class);
  }

  private List<Asked> asked(String path) {
    return party.registry().asked().stream().filter(each -> each.path().equals(path)).toList();
  }
}
