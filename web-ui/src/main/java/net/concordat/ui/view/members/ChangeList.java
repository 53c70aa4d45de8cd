// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.members;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;

/** What is being voted on, and what was changed before. */
final class ChangeList extends Section {
  private static final long serialVersionUID = 1;

  ChangeList(
      List<Consortium.Amendment> amendments,
      List<Consortium.Vote> votes,
      Consortium.Charter charter) {
    addClassName("card");
    add(new H2(getTranslation("members.votes")));
    if (votes.isEmpty()) {
      add(new Paragraph(getTranslation("members.votes.none")));
    } else {
      add(votes(votes, charter.amendmentThreshold()));
    }
    UnorderedList past = list();
    amendments.stream()
        .sorted(Comparator.comparing(Consortium.Amendment::version).reversed())
        .forEach(each -> past.add(entry(each)));
    add(new H2(getTranslation("members.amendments")), past);
  }

  private UnorderedList votes(List<Consortium.Vote> votes, int threshold) {
    Map<String, List<Consortium.Vote>> each =
        votes.stream()
            .collect(
                Collectors.groupingBy(
                    Consortium.Vote::amendmentDigest, TreeMap::new, Collectors.toList()));
    UnorderedList list = list();
    each.forEach(
        (digest, those) ->
            list.add(
                new ListItem(
                    new Div(
                        new Digest(digest),
                        new Span(
                            " "
                                + getTranslation(
                                    "members.votes.of",
                                    those.size(),
                                    threshold,
                                    names(those.stream().map(Consortium.Vote::voter).toList())))),
                    Times.shown(those.get(0).expiresAt(), getLocale()))));
    return list;
  }

  private ListItem entry(Consortium.Amendment amendment) {
    return new ListItem(
        new Span(
            amendment.version() == 1
                ? getTranslation("members.founded", names(amendment.admitted()))
                : getTranslation("members.amended", amendment.version(), changes(amendment))),
        Times.shown(amendment.at(), getLocale()));
  }

  private String changes(Consortium.Amendment amendment) {
    List<String> changes = new ArrayList<>();
    change(changes, "members.admitted", amendment.admitted());
    change(changes, "members.suspendedNow", amendment.suspended());
    change(changes, "members.reinstated", amendment.reinstated());
    return changes.isEmpty() ? getTranslation("members.rulesChanged") : String.join("; ", changes);
  }

  private void change(List<String> changes, String text, List<String> banks) {
    if (!banks.isEmpty()) {
      changes.add(getTranslation(text, names(banks)));
    }
  }

  private static String names(List<String> banks) {
    return banks.stream().map(Members::organisation).collect(Collectors.joining(", "));
  }

  private static UnorderedList list() {
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    return list;
  }
}
