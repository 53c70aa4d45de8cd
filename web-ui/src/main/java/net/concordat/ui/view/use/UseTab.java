// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.document.DocumentView;
import net.concordat.ui.view.version.ShownVersion;
import net.concordat.ui.view.version.VersionTab;

/** Who uses a version for what, and the ways to change that, or to hold the version. */
@org.springframework.stereotype.Component
final class UseTab implements VersionTab {
  private static final int MOST = 200;

  private final UseSources from;

  UseTab(UseSources from) {
    this.from = from;
  }

  @Override
  public String name() {
    return "use";
  }

  @Override
  public int order() {
    return 85;
  }

  @Override
  public boolean isInElements() {
    return true;
  }

  @Override
  public Component content(ShownVersion shown) {
    boolean atBank = !from.user().hasAny(Roles.SUPERVISOR);
    List<Adoption> all = from.adoptions().all();
    List<Adoption> uses = all.stream().filter(each -> is(each.version(), shown)).toList();
    UseCard card = new UseCard(from, shown, all, atBank ? open() : List.of());
    if (uses.isEmpty()) {
      card.none(translate(atBank ? "use.none" : "use.none.anywhere"));
    }
    uses.forEach(atBank ? card::offer : card::show);
    Div columns = new Div(card);
    columns.addClassName("columns");
    if (atBank) {
      HoldCard hold = new HoldCard(from, shown);
      boolean retired = uses.stream().anyMatch(each -> each.status().equals("RETIRED"));
      if (retired || shown.version().status() == VersionStatus.WITHDRAWN) {
        hold.add(note(shown.version().version()));
      }
      columns.add(hold);
    }
    return columns;
  }

  private List<Proposal> open() {
    return from.decisions().proposals("OPEN", MOST).page(null).items();
  }

  private static boolean is(VersionKey key, ShownVersion shown) {
    return key.modelId().equals(shown.modelId()) && key.version() == shown.number();
  }

  private static Component note(VersionKey version) {
    return new Paragraph(
        new Span(translate("use.note") + " "), DocumentView.link(version, "retirement-note"));
  }
}
