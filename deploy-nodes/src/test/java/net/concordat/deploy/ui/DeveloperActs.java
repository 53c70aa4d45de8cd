// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import net.concordat.deploy.Party;
import org.assertj.core.api.Assertions;

/** What a developer does in forms of the pages. */
final class DeveloperActs {
  /** Why a version may be offered though it has no epsilon: in the policy, word by word. */
  static final String WHY = "A trial: nobody's rows but made-up ones were seen.";

  private final Visitor developer;

  DeveloperActs(Visitor developer) {
    this.developer = developer;
  }

  /** Uploads the two files of a version. */
  void upload(JourneyFiles files) {
    developer.open("share/publish");
    developer.file(".json").setInputFiles(files.descriptor());
    developer.shows(JourneyFiles.NAME);
    developer.file(".zip").setInputFiles(files.artifact());
    developer.sees("The bank’s store has these very bytes.");
  }

  /** Makes it the next version of a model. */
  void continueModel(String name) {
    developer.choose("Model", name);
  }

  /** Makes it the first version of a new model, for which the card's name is suggested. */
  void beginModel(String purpose) {
    Locator fresh = developer.option("The first version of a new model");
    // Where the bank has no model yet there is nothing to choose.
    if (fresh.isVisible()) {
      fresh.check();
    }
    developer.choose("Purpose", purpose);
  }

  /** Says who may have it, signs to have made it, and publishes it. */
  void publishFor(Party recipient) {
    developer.group("Who may be granted it for use").getByLabel(recipient.organisation()).check();
    developer.field("Versions may be derived from it").check();
    developer.field("Why it may leave the bank without differential privacy").fill(WHY);
    developer.sees("in its owner’s words: “" + WHY);
    developer.sees("For use it may be granted to " + recipient.organisation());
    developer.sees("Versions may be derived from it.");
    developer.button("Sign with my passkey that I alone developed it").click();
    developer.sees("Signed. It is recorded when the version is published.");
    developer.exactButton("Publish").click();
    developer.headed(", version ");
  }

  /** Offers a version on the widest terms that there are. */
  void offer(String modelId, int version, Party grantee) {
    developer.open("share/offer?model=%s&version=%d".formatted(modelId, version));
    developer.group("To these members").getByLabel(grantee.organisation()).check();
    developer.sees(WHY);
    developer.button("Offer this").click();
    developer.sees("Offered to " + grantee.organisation());
  }

  /** Begins to fill the form of a job; gives what was written, by field. */
  Map<String, String> describeJob(String modelId, int version, String label) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Rows", JourneyFiles.ROWS);
    fields.put("Column with the label", label);
    fields.put("Name on the card", "tuned for journeys");
    fields.put("What it is for", "Ranking card payments of our own customers.");
    fields.put("What it is not for", "Refusing anybody without a person having looked.");
    fields.put("Terms of the data", "Our customers agreed to it.");
    developer.open("fine-tune/start?model=%s&version=%d".formatted(modelId, version));
    fields.forEach((name, text) -> developer.field(name).fill(text));
    return fields;
  }

  /** Accepts what the bank is offered of a version. */
  void accept(String version) {
    developer.open("");
    developer.sees("A grant is offered");
    developer.open("share");
    developer.sees("in its owner’s words: “" + WHY);
    Locator accept = button(version, "Accept these terms");
    accept.click();
    assertThat(accept).hasCount(0);
  }

  /** Fetches a version that the bank was granted. */
  void fetch(String version) {
    button(version, "Fetch the bytes").click();
    assertThat(developer.entry(version).getByText("The published bytes")).isVisible();
  }

  private Locator button(String version, String name) {
    return developer
        .entry(version)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  /** Has a job take its time, and what it makes be measured on rows that no training sees. */
  void measureJob(int passes) {
    developer.field("Passes over the rows").fill(Integer.toString(passes));
    developer.field("Patience").fill(Integer.toString(passes));
    developer.field("Rows to measure on").fill(JourneyFiles.TEST_ROWS);
    developer.field("Holdout").fill(JourneyFiles.HOLDOUT);
  }

  /** Asks for the job that the form describes; gives its id. */
  String startJob() {
    developer.button("Start the job").click();
    assertThat(developer.page()).hasURL(Pattern.compile(".*/fine-tune/[0-9a-f-]{36}"));
    developer.headed("Job ");
    return developer.page().url().replaceAll(".*/", "");
  }

  /** Stays before the page of a job, which goes on by itself, until the job is done. */
  void followJob() {
    developer.page().evaluate("() => { window.staysOpen = true; }");
    developer.shows("Runs");
    developer.sees("Loss by pass");
    Locator at = developer.fact("At");
    String before = at.innerText();
    assertThat(at).not().hasText(before);
    developer.shows("Done");
    developer.sees("Kept: it compares what was made");
    Assertions.assertThat(developer.page().evaluate("() => window.staysOpen")).isEqualTo(true);
  }

  /** Calls off the job that is shown. */
  void cancelJob() {
    developer.button("Cancel the job").click();
    developer.sees("Cancel this job?");
    developer
        .page()
        .getByRole(AriaRole.ALERTDIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel the job"))
        .click();
    developer.shows("Called off");
  }

  /** The version that is shown is held under these bytes. */
  void seesDigest(String digest) {
    assertThat(developer.page().getByTitle(digest).first()).isVisible();
  }
}
