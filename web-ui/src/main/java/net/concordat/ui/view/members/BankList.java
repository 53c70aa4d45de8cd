// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.members;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.Decider;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Members;
import net.concordat.ui.view.review.ProposalWords;
import org.jspecify.annotations.Nullable;

/** Banks, and who watches them. */
final class BankList extends Section {
  private static final long serialVersionUID = 1;

  /**
   * Shows them.
   *
   * @param people of those banks whose people this party knows
   */
  BankList(Consortium.Charter charter, List<Decider> people, Instant now) {
    addClassName("card");
    Map<String, List<Decider>> deciding =
        people.stream()
            .filter(person -> person.isActive() && !now.isBefore(person.activeFrom()))
            .collect(Collectors.groupingBy(Decider::member));
    UnorderedList banks = list();
    charter.members().forEach(bank -> banks.add(entry(bank, deciding.get(bank.name()))));
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

  private ListItem entry(Consortium.Member bank, @Nullable List<Decider> deciding) {
    Locale country = new Locale.Builder().setRegion(bank.jurisdiction()).build();
    Span where = new Span(country.getDisplayCountry(getLocale()));
    where.addClassName("time");
    Div who = new Div(Members.shown(bank.name()), new Span(" · "), where);
    who.addClassName("grows");
    if (deciding != null) {
      who.add(people(deciding));
    }
    return new ListItem(
        who,
        new Badge(
            getTranslation(bank.isActive() ? "members.active" : "members.suspended"),
            Badge.goodIf(bank.isActive())));
  }

  /** How many may decide, and how many of them in each role. */
  private Div people(List<Decider> deciding) {
    Map<String, Long> roles =
        deciding.stream()
            .flatMap(person -> person.roles().stream())
            .collect(
                Collectors.groupingBy(ProposalWords::role, TreeMap::new, Collectors.counting()));
    Div people =
        new Div(
            getTranslation(
                "members.people",
                deciding.size(),
                roles.entrySet().stream()
                    .map(role -> role.getValue() + " × " + role.getKey())
                    .collect(Collectors.joining(", "))));
    people.addClassName("note");
    return people;
  }

  private static ListItem entry(String name, String what) {
    return new ListItem(Members.shown(name), new Badge(what, Tone.HELD));
  }
}
