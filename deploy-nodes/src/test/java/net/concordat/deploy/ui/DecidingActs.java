// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** What people do in the pages to decide, and so that somebody may. */
final class DecidingActs {
  private final Visitor person;

  DecidingActs(Visitor person) {
    this.person = person;
  }

  /** Answers what people are asked. */
  void decide(String proposal, String answer) {
    person.open("review/decide/" + proposal);
    answer(answer);
  }

  /** Answers what is shown. */
  void answer(String answer) {
    person.button(answer).click();
    person.sees("The ledger has taken it.");
  }

  /** Has what is shown, and was decided, carried out. */
  void carryOut() {
    person.button("Carry out").click();
    person.sees("This was accepted.");
  }

  /** Makes a passkey; gives its fingerprint, as people read it to each other. */
  String makePasskey() {
    person.open("people");
    person.button("Make a passkey").click();
    person.sees("Your passkey is registered.");
    return person.page().locator(".fingerprint").first().innerText();
  }

  /** Asks two others to enrol somebody as developer and validator. */
  void askToEnrol(String username, String fingerprint) {
    person.open("people");
    person.button("Show " + username).click();
    person.sees(fingerprint);
    person.button("Ask to enrol").click();
    person.group("Roles").getByLabel("developer").check();
    person.group("Roles").getByLabel("validator").check();
    person.option("At once (development network)").check();
    person.exactButton("Ask two others").click();
    person.sees("The ledger has taken it.");
  }

  /** Goes to what is asked about somebody who told the fingerprint of a passkey. */
  void openAsked(String fingerprint, String standing) {
    person.open("people");
    Locator asked =
        person
            .page()
            .getByRole(AriaRole.ARTICLE)
            .filter(new Locator.FilterOptions().setHasText(fingerprint));
    assertThat(asked).containsText(standing);
    person.sees(standing);
    asked.getByRole(AriaRole.LINK).first().click();
    person.headed("Let a person decide");
    person.sees(fingerprint);
  }
}
