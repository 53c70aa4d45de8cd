// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.members;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Members;

/** Banks, and who watches them. */
final class BankList extends Section {
  private static final long serialVersionUID = 1;

  BankList(Consortium.Charter charter) {
    addClassName("card");
    UnorderedList banks = list();
    charter.members().forEach(bank -> banks.add(entry(bank)));
    UnorderedList watching = list();
    charter
        .observers()
        .forEach(each -> watching.add(entry(each, getTranslation("members.observer"))));
    watching.add(entry(charter.notary(), getTranslation("members.notary")));
    add(
        new H2(getTranslation("members.banks")),
        banks,
        new H2(getTranslation("members.others")),
        watching);
  }

  private static UnorderedList list() {
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    return list;
  }

  private ListItem entry(Consortium.Member bank) {
    Locale country = new Locale.Builder().setRegion(bank.jurisdiction()).build();
    Span where = new Span(country.getDisplayCountry(getLocale()));
    where.addClassName("time");
    return new ListItem(
        new Div(Members.shown(bank.name()), new Span(" · "), where),
        new Badge(
            getTranslation(bank.isActive() ? "members.active" : "members.suspended"),
            Badge.goodIf(bank.isActive())));
  }

  private static ListItem entry(String name, String what) {
    return new ListItem(Members.shown(name), new Badge(what, Tone.HELD));
  }
}
