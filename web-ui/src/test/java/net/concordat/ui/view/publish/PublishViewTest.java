// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.UploadKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.concordat.ui.api.RegisteredModel;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleCommands;
import net.concordat.ui.fake.SampleDescriptors;
import net.concordat.ui.fake.SampleJobs;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.command.CommandFeed;
import net.concordat.ui.view.command.CommandView;
import net.concordat.ui.view.version.VersionView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PublishViewTest extends ViewTests {
  private static final String PUBLISH = "models/" + Samples.CARD_FRAUD + "/versions";
  private static final String PUBLISHED =
      SampleCommands.command(
          "publish-version",
          "DONE",
          "{}",
          ", \"result\": {\"version\": {\"modelId\": \"%s\", \"version\": 80}}"
              .formatted(Samples.CARD_FRAUD));

  @Autowired private CommandFeed feed;

  @BeforeEach
  void registry() {
    party.registry().answers("POST artifacts", asked -> new Answer(201, "{}"));
    party.registry().answers("POST " + PUBLISH, asked -> new Answer(201, PUBLISHED));
  }

  @Test
  void publishesWhatWasUploadedUnderThePolicyThatItReadBack() {
    open();
    describe(SampleDescriptors.descriptor(""));
    upload("bytes");
    assertThat(text()).contains("card-fraud tuned", "The bank’s store has these very bytes.");
    fill();
    assertThat(text())
        .contains("For use it may be granted to BankB.", "It may be used for fraud.")
        .contains("“Rows are public.”");
    assertThat(asked(PUBLISH)).isEmpty();
    publish();
    assertThat(asked("artifacts").get(0).header("Content-digest")).startsWith("sha-256=:0dHR");
    assertThat(asked("artifacts").get(0).body()).isEqualTo("bytes");
    assertThat(asked(PUBLISH).get(0).header("Idempotency-key")).isNotEmpty();
    assertThat(asked(PUBLISH).get(0).body())
        .contains("\"artifact\":{\"digest\":\"" + SampleDescriptors.DIGEST + "\",\"sizeBytes\":4,")
        .contains("\"provenance\":{\"dataDomain\":\"card-transactions\"")
        .contains("\"environment\":\"worker 0.1.0, avx2, Java 17\",\"privacyUnit\":null")
        .contains("\"recipients\":[\"O=BankB, L=Frankfurt, C=DE\"],\"reviewers\":[]")
        .contains("\"nonPrivate\":\"Rows are public.\"")
        .doesNotContain("parent", "spend", "development");
    _get(VersionView.class);
  }

  @Test
  void registersANewModelOnceAndGoesOnWhereItStopped() {
    party
        .registry()
        .answers(
            "POST models",
            asked ->
                new Answer(
                    201,
                    SampleCommands.command(
                        "register-model",
                        "DONE",
                        "{}",
                        ", \"result\": {\"modelId\": \"%s\"}".formatted(Samples.CARD_FRAUD))));
    party
        .registry()
        .answers(
            "POST " + PUBLISH,
            asked ->
                new Answer(
                    409,
                    """
                    {"status": 409, "rule": "version-policy-expiry", "detail": "It has expired."}
                    """));
    open();
    ready();
    _setValue(which(), true);
    _setValue(_get(TextField.class, spec -> spec.withLabel("Name of the model")), "wire-fraud");
    _setValue(purpose(), "fraud");
    publish();
    assertThat(asked("models").get(0).body())
        .isEqualTo("{\"name\":\"wire-fraud\",\"purpose\":\"fraud\"}");
    assertThat(text())
        .contains("Register the model wire-fraud: done.")
        .contains("Publish the version: this was not done.", "It has expired.")
        .contains("Rule of the ledger:", "version-policy-expiry");
    registry();
    publish();
    assertThat(asked("models")).hasSize(1);
    _get(VersionView.class);
  }

  @Test
  void spendsWhatAPrivateTrainingCostBeforeItIsPublished() {
    party
        .registry()
        .answers(
            "POST budgets/card-transactions/CUSTOMER/spends",
            asked -> new Answer(202, SampleCommands.running("spend-budget", "{}")));
    open();
    describe(SampleDescriptors.descriptor(SampleDescriptors.SPEND));
    upload("bytes");
    assertThat(text())
        .contains("Its training was private: epsilon 3, by CUSTOMER.")
        .contains("No budget by CUSTOMER is open");
    _assertNone(TextArea.class);
    choose();
    publish();
    assertThat(text()).contains("Spend the privacy budget for card-transactions");
    assertThat(asked(PUBLISH)).isEmpty();
    party
        .registry()
        .gives(
            "commands/" + SampleCommands.ID,
            SampleCommands.command(
                "spend-budget",
                "DONE",
                "{}",
                """
                , "result": {"unit": "CUSTOMER", "epsilonMillionths": 2990000,
                  "deltaTrillionths": 1000000}\
                """));
    feed.ask();
    MockVaadin.clientRoundtrip();
    assertThat(asked("budgets/card-transactions/CUSTOMER/spends").get(0).body())
        .contains("\"steps\":800", "\"artifactDigest\":\"" + SampleDescriptors.DIGEST);
    assertThat(asked(PUBLISH).get(0).body())
        .contains("\"privacyUnit\":\"CUSTOMER\",\"epsilonMillionths\":2990000")
        .contains("\"spend\":\"" + SampleCommands.ID, "\"nonPrivate\":null");
  }

  @Test
  void goesToTheVersionOnceTheRegistryHasReadItOfTheNode() {
    party.registry().refuses("GET " + PUBLISH + "/80", 404, "There is no such version.");
    party.registry().gives("commands/" + SampleCommands.ID, PUBLISHED);
    open();
    ready();
    publish();
    assertThat(text()).contains("Publish the version: done.");
    party.registry().gives(PUBLISH + "/80", Samples.versionOfCardFraud(80));
    feed.ask();
    MockVaadin.clientRoundtrip();
    _get(VersionView.class);
    assertThat(asked(PUBLISH)).hasSize(1);
  }

  @Test
  void leavesALongPublicationToAPageOfItsOwn() {
    String running = SampleCommands.running("publish-version", "{}");
    party.registry().answers("POST " + PUBLISH, asked -> new Answer(202, running));
    party.registry().gives("commands/" + SampleCommands.ID, running);
    open();
    ready();
    publish();
    _get(CommandView.class);
    assertThat(text()).contains("Publish a version", "You can leave this page and come back");
  }

  @Test
  void publishesWhatAJobMade() {
    party.registry().answers("HEAD artifacts/" + "9b".repeat(32), any -> new Answer(200, ""));
    signIn("developer", Roles.DEVELOPER);
    go("share/publish?job=" + SampleJobs.DONE);
    assertThat(text()).contains("The bank’s store has these very bytes.", "9b9b9b9b9b9b…");
    assertThat(_find(Upload.class)).isEmpty();
    fill();
    publish();
    assertThat(asked(PUBLISH).get(0).body()).contains("9b".repeat(32));
  }

  @Test
  void publishesNothingTwice() {
    party.registry().gives("versions", Samples.published(SampleDescriptors.DIGEST));
    open();
    describe(SampleDescriptors.descriptor(""));
    assertThat(text()).contains("This artifact is published:", "card-fraud · 80");
    assertThat(button().isEnabled()).isFalse();
  }

  @Test
  void refusesWhatWasAdaptedFromAVersionThatItMayNotDeriveFrom() {
    open();
    describe(SampleDescriptors.adaptedFrom("ab".repeat(32)));
    assertThat(text()).contains("may not derive from under any grant", "abababababab…");
    assertThat(button().isEnabled()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not json", "[]", "{}", "{\"format\": \"concordat-descriptor/1\", \"bytes\": 4}"})
  void refusesWhatIsNoDescriptor(String content) {
    open();
    describe(content);
    assertThat(text()).contains("The descriptor is the file DIGEST.json");
    publish();
    assertThat(text()).contains("Choose the descriptor first.");
  }

  @Test
  void saysWhyTheStoreDidNotTakeTheBytes() {
    party.registry().refuses("POST artifacts", 400, "The bytes have another SHA-256.");
    open();
    describe(SampleDescriptors.descriptor(""));
    // The browser is told that it failed.
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> upload("other"));
    MockVaadin.clientRoundtrip();
    assertThat(text())
        .contains("The store did not take the file", "The bytes have another SHA-256.");
    fill();
    publish();
    assertThat(text()).contains("Upload the artifact first.");
    assertThat(asked(PUBLISH)).isEmpty();
  }

  @Test
  void saysAtEachFieldWhatIsMissing() {
    open();
    publish();
    assertThat(_get(TextArea.class).isInvalid()).isTrue();
    assertThat(text()).contains("Choose the descriptor first.");
    assertThat(asked(PUBLISH)).isEmpty();
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "developer", Roles.DEVELOPER);
    go("share/publish");
    assertThat(text()).contains("Eine Version veröffentlichen", "Die Richtlinie in Worten");
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.VALIDATOR, Roles.APPROVER, Roles.ADMIN, Roles.AUDITOR})
  void isForDevelopersAlone(String role) {
    signIn("somebody", role);
    go("share/publish");
    _get(NotThereView.class);
  }

  private void open() {
    signIn("developer", Roles.DEVELOPER);
    go("share/publish");
  }

  private void ready() {
    describe(SampleDescriptors.descriptor(""));
    upload("bytes");
    fill();
  }

  private static void describe(String content) {
    UploadKt._upload(
        _find(Upload.class).get(0), "x.json", content.getBytes(StandardCharsets.UTF_8));
    MockVaadin.clientRoundtrip();
  }

  private static void upload(String content) {
    UploadKt._upload(_find(Upload.class).get(1), "x.zip", content.getBytes(StandardCharsets.UTF_8));
    MockVaadin.clientRoundtrip();
  }

  private static void fill() {
    choose();
    _setValue(_get(TextArea.class), "Rows are public.");
  }

  @SuppressWarnings("unchecked")
  private static void choose() {
    ComboBox<RegisteredModel> model = _get(ComboBox.class, spec -> spec.withLabel("Model"));
    _setValue(model, model.getListDataView().getItem(0));
    CheckboxGroup<String> recipients =
        _get(CheckboxGroup.class, spec -> spec.withLabel("Who may be granted it for use"));
    _setValue(recipients, Set.of(Samples.OTHER_BANK));
  }

  @SuppressWarnings("unchecked")
  private static RadioButtonGroup<Boolean> which() {
    return _get(RadioButtonGroup.class);
  }

  @SuppressWarnings("unchecked")
  private static Select<String> purpose() {
    return _get(Select.class, spec -> spec.withLabel("Purpose"));
  }

  private static Button button() {
    return _get(Button.class, spec -> spec.withText("Publish"));
  }

  private static void publish() {
    _click(button());
  }

  private List<Asked> asked(String path) {
    return party.registry().asked().stream()
        .filter(each -> each.method().equals("POST"))
        .filter(each -> each.path().equals(path))
        .toList();
  }
}
