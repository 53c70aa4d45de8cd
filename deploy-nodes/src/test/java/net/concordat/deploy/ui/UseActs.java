// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** What people do with a version in its tab Use. */
final class UseActs {
  private final Visitor person;
  private final String address;

  /** At the version that has an address. */
  UseActs(Visitor person, String address) {
    this.person = person;
    this.address = address + "/use";
  }

  /** Asks the bank's people something; gives where they answer. */
  String ask(String what) {
    open(what);
    confirm("Ask them");
    person.sees("Has decided");
    return Visitor.path(person.page());
  }

  /** Does what takes no people, until the version shows it. */
  void act(String what, String then) {
    open(what);
    confirm(what);
    person.shows(then);
  }

  /** Does what nothing undoes, until the version shows it. */
  void actForGood(String what, String then) {
    open(what);
    dialog().getByLabel("I know that nothing undoes this.").check();
    confirm(what);
    person.shows(then);
  }

  private void open(String what) {
    person.open(address);
    person.exactButton(what).click();
    person.sees("What will be recorded");
  }

  private void confirm(String send) {
    dialog()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(send).setExact(true))
        .click();
  }

  private Locator dialog() {
    return person.page().getByRole(AriaRole.DIALOG);
  }
}
