// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.SampleJobs;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.layout.NotThereView;
import net.concordat.ui.part.Plot;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class JobsViewTest extends ViewTests {
  @Autowired private JobFeed feed;

  @Test
  void listsJobsForAllOfABank() {
    for (String role :
        List.of(Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN)) {
      signIn("somebody", role);
      go("fine-tune");
      assertThat(GridKt._size(_get(JobGrid.class))).isEqualTo(3);
    }
  }

  @Test
  void isNotThereForASupervisor() {
    signIn("supervisor", Roles.SUPERVISOR);
    for (String address : List.of("fine-tune", "fine-tune/start", "fine-tune/" + SampleJobs.DONE)) {
      go(address);
      _get(NotThereView.class);
    }
  }

  @Test
  void letsOnlyADeveloperStartOne() {
    signIn("developer", Roles.DEVELOPER);
    go("fine-tune");
    _click(_get(Button.class, spec -> spec.withText("Start a job")));
    _get(StartView.class);
    for (String role : List.of(Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN)) {
      signIn("somebody", role);
      go("fine-tune");
      _assertNone(Button.class, spec -> spec.withText("Start a job"));
      go("fine-tune/start");
      _get(NotThereView.class);
    }
  }

  @Test
  void showsHowFarAJobIs() {
    signIn("auditor", Roles.AUDITOR);
    go("fine-tune/" + SampleJobs.RUNNING);
    assertThat(text())
        .contains("Job 6e1c77c5", "Runs", "50 %", "worker-1", "pass 10", "1 of at most 3")
        .contains("BankA-history.csv.gz", "1,236 rows, <b>82</b> positive")
        .contains("Loss by pass", "How well validation rows are ranked")
        .doesNotContain("How it becomes a version");
  }

  @Test
  void goesOnWithTheJobUntilItHasEnded() {
    signIn("validator", Roles.VALIDATOR);
    go("fine-tune/" + SampleJobs.RUNNING);
    List<Plot> before = _find(Plot.class);
    feed.ask();
    MockVaadin.clientRoundtrip();
    assertThat(_find(Plot.class)).isEqualTo(before);
    SampleJobs.tell(
        party.registry(),
        SampleJobs.RUNNING,
        SampleJobs.job(SampleJobs.RUNNING, "DONE", 100, ", \"artifactDigest\": \"77ab\""),
        20);
    feed.ask();
    MockVaadin.clientRoundtrip();
    assertThat(text()).contains("Done", "100 %", "77ab").doesNotContain("Runs");
    assertThat(_find(Plot.class)).isNotEqualTo(before);
    int asked = party.registry().asked().size();
    feed.ask();
    assertThat(party.registry().asked().stream().skip(asked).map(each -> each.path()))
        .doesNotContain("jobs/" + SampleJobs.RUNNING);
  }

  @Test
  void saysWhatCameOfAJob() {
    signIn("approver", Roles.APPROVER);
    go("fine-tune/" + SampleJobs.DONE);
    assertThat(text())
        .contains("9b".repeat(32), "0.9612", "A developer publishes it as the next version")
        .doesNotContain("Publish it as a version");
    go("fine-tune/" + SampleJobs.FAILED);
    assertThat(text()).contains("Failed", "The last attempt failed: 'fineTune.data' names no file");
  }

  @Test
  void leadsADeveloperToPublishingItAndThenToItsComparison() {
    signIn("developer", Roles.DEVELOPER);
    go("fine-tune/" + SampleJobs.DONE);
    assertThat(text()).contains("Publish it as a version");
    party.registry().gives("versions", Samples.published("9b".repeat(32)));
    go("fine-tune/" + SampleJobs.FAILED);
    go("fine-tune/" + SampleJobs.DONE);
    assertThat(text())
        .contains("It is published:", "card-fraud · 80", "Compare it with its parent")
        .doesNotContain("Publish it as a version");
  }

  @Test
  void cancelsOnceThatIsConfirmed() {
    String cancellation = "POST jobs/" + SampleJobs.RUNNING + "/cancellation";
    String cancelling = SampleJobs.job(SampleJobs.RUNNING, "CANCELLING", 50, "");
    party
        .registry()
        .answers(
            cancellation,
            asked -> {
              party.registry().gives("jobs/" + SampleJobs.RUNNING, cancelling);
              return new Answer(200, cancelling);
            });
    signIn("developer", Roles.DEVELOPER);
    go("fine-tune/" + SampleJobs.RUNNING);
    _click(_get(Button.class, spec -> spec.withText("Cancel the job")));
    assertThat(party.registry().asked()).noneMatch(each -> each.method().equals("POST"));
    ConfirmDialog dialog = _get(ConfirmDialog.class);
    ComponentUtil.fireEvent(dialog, new ConfirmDialog.ConfirmEvent(dialog, false));
    assertThat(party.registry().asked()).anyMatch(each -> each.path().endsWith("/cancellation"));
    assertThat(text()).contains("Being called off");
    _assertNone(Button.class, spec -> spec.withText("Cancel the job"));
  }

  @Test
  void offersNoCancellationToThoseWhoLookNorOfAJobThatHasEnded() {
    for (String role : List.of(Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR)) {
      signIn("somebody", role);
      go("fine-tune/" + SampleJobs.RUNNING);
      _assertNone(Button.class, spec -> spec.withText("Cancel the job"));
    }
    signIn("developer", Roles.DEVELOPER);
    go("fine-tune/" + SampleJobs.DONE);
    _assertNone(Button.class, spec -> spec.withText("Cancel the job"));
  }

  @Test
  void saysThatThereIsNoSuchJob() {
    signIn("auditor", Roles.AUDITOR);
    go("fine-tune/" + SampleJobs.DONE.replace("302", "999"));
    _get(NotThereView.class);
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "auditor", Roles.AUDITOR);
    go("fine-tune/" + SampleJobs.DONE);
    assertThat(text()).contains("Fertig", "Verlust je Durchgang", "Wie daraus eine Version wird");
  }

  @Test
  void drawsLossesBelowARoundNumber() {
    assertThat(JobCurves.roundedUp(0.13)).isEqualTo(0.2);
    assertThat(JobCurves.roundedUp(4.2)).isEqualTo(5);
    assertThat(JobCurves.roundedUp(0.7)).isEqualTo(1);
    assertThat(JobCurves.roundedUp(0)).isEqualTo(1);
  }
}
