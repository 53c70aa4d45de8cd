// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.ui.api.Federation;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.version.ModelNames;

/** Who trains together, with the way to the rounds of each; teaches where nobody does. */
public final class FederationList extends Section {
  private static final long serialVersionUID = 1;

  /** Shows them. */
  public FederationList(List<Federation> federations, ModelNames names) {
    addClassName("card");
    add(new H2(getTranslation("federation.list")));
    if (federations.isEmpty()) {
      add(new Paragraph(getTranslation("federation.none")));
      return;
    }
    names.know(federations.stream().map(each -> each.training().base().modelId()));
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    federations.forEach(each -> list.add(entry(each, names)));
    add(list);
  }

  private ListItem entry(Federation federation, ModelNames names) {
    Div members =
        new Div(
            federation.seats().stream()
                .map(seat -> Members.organisation(seat.member()))
                .collect(Collectors.joining(", ")));
    members.addClassName("note");
    Div what = new Div(link(federation, names), members);
    what.addClassName("grows");
    return new ListItem(what, standing(federation), Times.shown(federation.since(), getLocale()));
  }

  private RouterLink link(Federation federation, ModelNames names) {
    VersionKey base = federation.training().base();
    return new RouterLink(
        getTranslation("federation.of", names.name(base.modelId()), base.version()),
        FederationView.class,
        new RouteParameters(new RouteParam("federation", federation.federationId())));
  }

  /** How one stands: as it was proposed, going on, or why it is over. */
  static Badge standing(Federation federation) {
    if (federation.over()) {
      String by = String.valueOf(federation.overBy());
      return new Badge(translate("federation.over." + by), toneOfEnd(by));
    }
    return new Badge(
        translate("federation.status." + federation.status()),
        federation.status().equals("PROPOSED") ? Tone.OPEN : Tone.HELD);
  }

  private static Tone toneOfEnd(String by) {
    return switch (by) {
      case "ROUNDS" -> Tone.GOOD;
      case "REVIEW" -> Tone.HELD;
      default -> Tone.BAD;
    };
  }
}
