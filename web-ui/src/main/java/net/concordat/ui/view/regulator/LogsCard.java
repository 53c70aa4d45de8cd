// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.regulator;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import net.concordat.ui.api.AnchoredLog;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Times;

/** Which logs of decisions banks anchor, up to where, and whether that is all of each. */
final class LogsCard extends Section {
  private static final long serialVersionUID = 1;

  LogsCard(List<AnchoredLog> logs) {
    addClassNames("card", "wide-card");
    add(new H2(getTranslation("regulator.logs")));
    if (logs.isEmpty()) {
      add(new Paragraph(getTranslation("regulator.logs.none")));
      return;
    }
    NumberTable table =
        new NumberTable(
            getTranslation("regulator.logs"),
            List.of(
                getTranslation("regulator.logs.bank"),
                getTranslation("regulator.logs.log"),
                getTranslation("regulator.logs.batches"),
                getTranslation("regulator.logs.records"),
                getTranslation("regulator.logs.last"),
                getTranslation("regulator.logs.state")));
    logs.forEach(each -> row(table, each));
    add(table, new Paragraph(getTranslation("regulator.logs.lesson")));
  }

  private void row(NumberTable table, AnchoredLog log) {
    Figures figures = new Figures(getLocale());
    table.with(
        Members.shown(log.last().member()),
        List.of(
            new Digest(log.last().logId().toString()),
            new Span(figures.count(log.batches())),
            new Span(figures.count(log.records())),
            Times.shown(log.last().since(), getLocale()),
            log.complete()
                ? new Badge(getTranslation("regulator.logs.whole"), Tone.GOOD)
                : new Badge(getTranslation("regulator.logs.gap"), Tone.BAD)));
  }
}
