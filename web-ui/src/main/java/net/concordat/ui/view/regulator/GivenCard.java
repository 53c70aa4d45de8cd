// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.regulator;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.NumberFormat;
import java.time.Instant;
import net.concordat.ui.api.Reconciliation;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;
import org.jspecify.annotations.Nullable;

/** What the regulator's node was given of all that the notary committed. */
final class GivenCard extends Section {
  private static final long serialVersionUID = 1;

  GivenCard(Reconciliation given) {
    addClassName("card");
    add(
        new H2(getTranslation("regulator.given")),
        result(given),
        new Facts()
            .with(getTranslation("regulator.recorded"), number(given.recorded()))
            .with(getTranslation("regulator.refused"), number(given.refused()))
            .with(getTranslation("regulator.missing"), number(given.missing()))
            .with(getTranslation("regulator.readAt"), time(given.readAt()))
            .with(getTranslation("regulator.askedAt"), time(given.askedAt())));
    if (!given.oldestMissing().isEmpty()) {
      UnorderedList missing = new UnorderedList();
      missing.addClassName("list");
      given.oldestMissing().forEach(each -> missing.add(entry(each)));
      add(new H3(getTranslation("regulator.oldest")), missing);
    }
  }

  private Badge result(Reconciliation given) {
    if (given.complete()) {
      return new Badge(getTranslation("regulator.complete"), Tone.GOOD);
    }
    // Nothing is missing of what was read, but the log goes on.
    return given.missing() == 0
        ? new Badge(getTranslation("regulator.comparing"), Tone.OPEN)
        : new Badge(getTranslation("regulator.incomplete"), Tone.BAD);
  }

  private String number(long count) {
    return NumberFormat.getIntegerInstance(getLocale()).format(count);
  }

  private String time(@Nullable Instant at) {
    return at == null ? getTranslation("regulator.never") : Times.words(at, getLocale());
  }

  private ListItem entry(Reconciliation.Missing missing) {
    Div words =
        new Div(new Digest(missing.txId()), new Span(" "), Members.shown(missing.requester()));
    if (missing.overdue()) {
      words.add(new Span(" "), new Badge(getTranslation("regulator.overdue"), Tone.BAD));
    }
    return new ListItem(words, Times.shown(missing.notarisedAt(), getLocale()));
  }
}
