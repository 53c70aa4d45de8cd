// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.models;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import java.text.NumberFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.StatusBadge;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.version.VersionView;

/** Versions, the newest first; read from the registry as somebody scrolls. */
final class VersionGrid extends Grid<ModelVersion> {
  private static final long serialVersionUID = 1;

  /** How much depends on a model. */
  static final List<String> TIERS = List.of("LOW", "MEDIUM", "HIGH");

  private static final double MILLION = 1e6;

  private final transient ModelsApi models;

  VersionGrid(ModelsApi models) {
    this.models = models;
    setPageSize(CursorPages.SIZE);
    addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    setColumnReorderingAllowed(true);
    getElement().setAttribute("aria-label", getTranslation("models.grid"));
    column("name", VersionView::linkByName).setFlexGrow(3).setWidth("14rem").setFrozen(true);
    column("status", version -> new StatusBadge(version.status())).setWidth("12.5rem");
    column("alias", version -> new Span(aliases(version))).setWidth("10rem");
    column("tier", version -> new Span(tier(version))).setWidth("6rem");
    column("purpose", version -> new Span(version.purpose() == null ? "" : version.purpose()))
        .setWidth("8rem");
    column("owner", version -> Members.shown(version.owner())).setWidth("8rem");
    column("domain", version -> new Span(version.provenance().dataDomain())).setWidth("11rem");
    column("epsilon", version -> new Span(epsilon(version)))
        .setWidth("7rem")
        .setTextAlign(ColumnTextAlign.END);
    column("published", version -> Times.shown(version.publishedAt(), getLocale()))
        .setWidth("14.5rem");
    column("digest", version -> new Digest(version.artifact().digest())).setWidth("10rem");
    setEmptyStateComponent(
        new EmptyState(
            VaadinIcon.SEARCH,
            getTranslation("models.none"),
            getTranslation("models.none.lesson")));
  }

  private Column<ModelVersion> column(
      String name, SerializableFunction<ModelVersion, Component> cell) {
    return addColumn(new ComponentRenderer<>(cell))
        .setKey(name)
        .setHeader(getTranslation("models." + name))
        .setResizable(true);
  }

  private String aliases(ModelVersion version) {
    return version.aliases().stream()
        .map(served -> getTranslation("models.alias." + served.alias()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String tier(ModelVersion version) {
    String tier = version.tier();
    return tier == null || !TIERS.contains(tier) ? "–" : getTranslation("models.tier." + tier);
  }

  private String epsilon(ModelVersion version) {
    Long millionths = version.provenance().epsilonMillionths();
    if (millionths == null) {
      return "–";
    }
    NumberFormat format = NumberFormat.getNumberInstance(getLocale());
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(millionths / MILLION);
  }

  /** Shows those that match. */
  void show(VersionFilter filter) {
    CursorPages<ModelVersion> pages = new CursorPages<>(models.versions(filter));
    setItems(query -> pages.items(query.getOffset(), query.getLimit()));
  }

  /** Lets people choose what they see of each version, which their browser remembers. */
  Component columnChooser() {
    MenuBar bar = new MenuBar();
    MenuItem top = bar.addItem(getTranslation("models.columns"));
    List<String> hidden = HiddenColumns.known();
    for (Column<ModelVersion> column : getColumns().subList(1, getColumns().size())) {
      column.setVisible(!hidden.contains(column.getKey()));
      MenuItem item = top.getSubMenu().addItem(getTranslation("models." + column.getKey()));
      item.setCheckable(true);
      item.setChecked(column.isVisible());
      item.setKeepOpen(true);
      item.addClickListener(
          click -> {
            column.setVisible(item.isChecked());
            HiddenColumns.remember(hidden());
          });
    }
    return bar;
  }

  private List<String> hidden() {
    return getColumns().stream().filter(column -> !column.isVisible()).map(Column::getKey).toList();
  }
}
