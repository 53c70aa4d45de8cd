// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.OpenFinding;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/** Findings of all versions, read as somebody scrolls; what is looked for is in the address. */
@Route(value = "review/findings", layout = MainLayout.class)
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class FindingsView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient ChecklistApi checklists;
  private final transient ModelNames names;
  private final Select<String> status = choice("finding.status", Finding.STATUSES);
  private final Select<String> severity = choice("finding.severity", Finding.SEVERITIES);
  private final Checkbox mine = new Checkbox(getTranslation("finding.filter.mine"));
  private final Grid<OpenFinding> grid = new Grid<>();

  FindingsView(ChecklistApi checklists, ModelsApi models) {
    super("");
    setHeading(getTranslation("finding.all"));
    this.checklists = checklists;
    names = new ModelNames(models);
    setBeside(new Paragraph(getTranslation("finding.all.lesson")));
    Div filters = new Div(status, severity, mine);
    filters.addClassName("filters");
    List.of(status, severity)
        .forEach(field -> field.addValueChangeListener(change -> changed(change.isFromClient())));
    mine.addValueChangeListener(change -> changed(change.isFromClient()));
    columns();
    add(filters, grid);
  }

  private Select<String> choice(String name, List<String> values) {
    Select<String> field = new Select<>();
    field.setLabel(getTranslation(name));
    field.setItems(values);
    field.setEmptySelectionAllowed(true);
    field.setEmptySelectionCaption(getTranslation("finding.filter.any"));
    field.setItemLabelGenerator(
        value ->
            value == null
                ? getTranslation("finding.filter.any")
                : getTranslation(name + "." + value));
    return field;
  }

  private void columns() {
    grid.setPageSize(CursorPages.SIZE);
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.getElement().setAttribute("aria-label", getTranslation("finding.all"));
    column("finding.title", each -> new Span(each.id() + ": " + each.description()))
        .setWidth("16rem")
        .setFlexGrow(1);
    column("finding.version", this::version).setWidth("11rem");
    column("finding.due", each -> new Span(shown(each).due(getLocale()))).setWidth("8rem");
    column("finding.severity", each -> shown(each).severityBadge()).setWidth("7rem");
    column("finding.status", this::stands).setWidth("8rem");
    column("finding.owner", each -> new Span(each.owner())).setWidth("9rem");
    grid.setEmptyStateComponent(
        new EmptyState(
            VaadinIcon.CHECK,
            getTranslation("finding.all.none"),
            getTranslation("finding.all.none.lesson")));
  }

  private Grid.Column<OpenFinding> column(
      String name, SerializableFunction<OpenFinding, Component> cell) {
    return grid.addColumn(new ComponentRenderer<>(cell))
        .setKey(name)
        .setHeader(getTranslation(name))
        .setFlexGrow(0)
        .setResizable(true);
  }

  private static Finding shown(OpenFinding each) {
    return new Finding(
        each.id(),
        each.description(),
        each.severity(),
        each.owner(),
        each.dueDate(),
        each.status(),
        "");
  }

  private Component stands(OpenFinding each) {
    Finding finding = shown(each);
    return finding.isOverdue()
        ? new Badge(getTranslation("finding.overdue"), Tone.BAD)
        : finding.statusBadge();
  }

  private Component version(OpenFinding each) {
    return names
        .link(each.modelId(), each.version())
        .<Component>map(link -> link)
        .orElseGet(Span::new);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    status.setValue(among(Finding.STATUSES, asked.getSingleParameter("status").orElse("OPEN")));
    severity.setValue(among(Finding.SEVERITIES, asked.getSingleParameter("severity").orElse("")));
    mine.setValue(asked.getSingleParameter("mine").isPresent());
    show();
  }

  private static @Nullable String among(List<String> known, String asked) {
    return known.contains(asked) ? asked : null;
  }

  @Override
  public void ledgerMoved() {
    show();
  }

  private void show() {
    Map<String, String> filter = new LinkedHashMap<>();
    if (status.getValue() != null) {
      filter.put("status", status.getValue());
    }
    if (severity.getValue() != null) {
      filter.put("severity", severity.getValue());
    }
    if (mine.getValue()) {
      filter.put("owner", checklists.ownName());
    }
    CursorPages<OpenFinding> pages =
        new CursorPages<>(names.knowing(checklists.findings(filter), OpenFinding::modelId));
    grid.setItems(query -> pages.items(query.getOffset(), query.getLimit()));
  }

  private void changed(boolean byPerson) {
    if (byPerson) {
      Map<String, String> asked = new LinkedHashMap<>();
      asked.put("status", status.getValue() == null ? "any" : status.getValue());
      if (severity.getValue() != null) {
        asked.put("severity", severity.getValue());
      }
      if (mine.getValue()) {
        asked.put("mine", "");
      }
      UI.getCurrent().navigate(FindingsView.class, QueryParameters.simple(asked));
    }
  }
}
