// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.regulator;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import net.concordat.ui.api.Reconciliation;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Members;

/** Which batches of banks' decisions do not follow the one before, and what is wrong with each. */
final class GapsCard extends Section {
  private static final long serialVersionUID = 1;

  /** So many say enough. */
  private static final int SHOWN = 20;

  GapsCard(List<Reconciliation.DecisionGap> gaps) {
    addClassName("card");
    add(
        new H2(getTranslation("regulator.gaps")),
        new Paragraph(getTranslation("regulator.gaps.lesson")));
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    gaps.stream().limit(SHOWN).forEach(gap -> list.add(entry(gap)));
    add(list);
    if (gaps.size() > SHOWN) {
      String more = new Figures(getLocale()).count(gaps.size() - SHOWN);
      add(new Paragraph(getTranslation("regulator.gaps.more", more)));
    }
  }

  private ListItem entry(Reconciliation.DecisionGap gap) {
    String index = new Figures(getLocale()).count(gap.index());
    Div head =
        new Div(
            Members.shown(gap.member()),
            new Span(" "),
            new Digest(gap.logId().toString()),
            new Span(" " + getTranslation("regulator.gaps.batch", index)));
    Div detail = new Div(gap.detail());
    detail.addClassName("note");
    detail.getElement().setAttribute("lang", "en");
    Div words = new Div(head, detail);
    words.addClassName("grows");
    return new ListItem(words, new Badge(getTranslation("regulator.gaps." + gap.kind()), Tone.BAD));
  }
}
