// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.ui.api.Lineage;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Digest;
import org.jspecify.annotations.Nullable;

/** What a version was made from, back to the first, and what was made from it. */
@org.springframework.stereotype.Component
final class LineageTab implements VersionTab {
  static final String NAME = "lineage";

  private final ModelsApi models;

  LineageTab(ModelsApi models) {
    this.models = models;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public Component content(ShownVersion shown) {
    Lineage lineage = models.lineage(shown.modelId(), shown.number());
    ModelNames names = new ModelNames(models);
    names.know(
        Stream.concat(lineage.ancestors().stream(), lineage.children().stream())
            .map(version -> version.version().modelId()));
    OrderedList line = new OrderedList();
    line.addClassName("lineage");
    List<ModelVersion> ancestors = lineage.ancestors();
    ModelVersion oldest =
        ancestors.isEmpty() ? shown.version() : ancestors.get(ancestors.size() - 1);
    line.add(beginning(oldest.parent()));
    for (int i = ancestors.size() - 1; i >= 0; i--) {
      line.add(new ListItem(node(ancestors.get(i), names, shown)));
    }
    ListItem here = new ListItem(LineageNode.here(shown));
    here.getElement().setAttribute("aria-current", "true");
    line.add(here, new ListItem(children(lineage.children(), names, shown)));
    Section section = new Section(new H2(translate("version.lineage.heading")), line);
    section.addClassName("card");
    return section;
  }

  private static ListItem beginning(@Nullable VersionKey parent) {
    String words =
        parent == null
            ? translate("version.lineage.scratch")
            : translate(
                "version.lineage.beyond", parent.version(), Digest.shortened(parent.modelId()));
    ListItem item = new ListItem(new Paragraph(words));
    item.addClassName("lineage-end");
    return item;
  }

  private Component children(List<ModelVersion> children, ModelNames names, ShownVersion shown) {
    if (children.isEmpty()) {
      return new Paragraph(translate("version.lineage.children.none"));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("lineage-children");
    list.getElement().setAttribute("aria-label", translate("version.lineage.children"));
    children.forEach(child -> list.add(new ListItem(node(child, names, shown))));
    return list;
  }

  private Component node(ModelVersion version, ModelNames names, ShownVersion shown) {
    return LineageNode.of(version, names.name(version.version().modelId()), shown.locale());
  }
}
