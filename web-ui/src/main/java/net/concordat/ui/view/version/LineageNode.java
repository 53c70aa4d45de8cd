// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.StatusBadge;
import net.concordat.ui.part.Times;

/** One version among those it comes from and those that come from it. */
final class LineageNode extends Div {
  private static final long serialVersionUID = 1;

  private LineageNode(Component name, ModelVersion version, Locale locale) {
    addClassName("lineage-node");
    Div head = new Div(name, new StatusBadge(version.status()));
    head.addClassName("entry");
    Div about =
        new Div(
            Members.shown(version.owner()),
            new Span(" · "),
            Times.shown(version.publishedAt(), locale));
    Div privacy =
        new Div(
            translate("version.lineage.privacy", PrivacyWords.claim(version.provenance(), locale)));
    privacy.addClassName("time");
    add(head, about, privacy);
    TrainedTogether.link(version.provenance())
        .ifPresent(link -> add(new Div(new Span(translate("version.together") + ": "), link)));
  }

  /** Leads to the lineage of that version. */
  static LineageNode of(ModelVersion version, String model, Locale locale) {
    VersionKey key = version.version();
    RouterLink link =
        new RouterLink(
            model + " · " + key.version(),
            VersionView.class,
            new RouteParameters(
                new RouteParam("model", key.modelId()),
                new RouteParam("version", Integer.toString(key.version())),
                new RouteParam("tab", LineageTab.NAME)));
    return new LineageNode(link, version, locale);
  }

  /** The one that is looked at. */
  static LineageNode here(ShownVersion shown) {
    Span name = new Span(translate("version.lineage.here", shown.model().name(), shown.number()));
    name.addClassName("lineage-name");
    LineageNode node = new LineageNode(name, shown.version(), shown.locale());
    node.addClassName("lineage-here");
    return node;
  }
}
