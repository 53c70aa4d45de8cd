// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.ui.api.AuditApi;
import net.concordat.ui.api.AuditFilter;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.LedgerTransaction;
import net.concordat.ui.api.PageSource;
import net.concordat.ui.api.StateId;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;

/** Transactions, the newest first; read from the registry as somebody scrolls. */
public final class TransactionGrid extends Grid<LedgerTransaction> {
  private static final long serialVersionUID = 1;

  private final transient AuditApi api;

  /** None yet. */
  public TransactionGrid(AuditApi api) {
    this.api = api;
    setPageSize(CursorPages.SIZE);
    addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    getElement().setAttribute("aria-label", getTranslation("audit.grid"));
    column("at", each -> Times.shown(each.at(), getLocale())).setWidth("14.5rem").setFlexGrow(0);
    column("command", each -> new Span(LedgerCommands.words(each.command()))).setWidth("13rem");
    column("signers", each -> new Span(names(each.signers()))).setWidth("12rem");
    column("transaction", each -> new Digest(each.txId())).setWidth("9rem").setFlexGrow(0);
    column("details", this::toggle).setWidth("7rem").setFlexGrow(0);
    setItemDetailsRenderer(new ComponentRenderer<>(this::details));
    setDetailsVisibleOnClick(false);
    setEmptyStateComponent(
        new EmptyState(
            VaadinIcon.TIME_BACKWARD,
            getTranslation("audit.none"),
            getTranslation("audit.none.lesson")));
  }

  private Column<LedgerTransaction> column(
      String name, SerializableFunction<LedgerTransaction, Component> cell) {
    return addColumn(new ComponentRenderer<>(cell))
        .setKey(name)
        .setHeader(getTranslation("audit." + name))
        .setResizable(true);
  }

  private static String names(List<String> parties) {
    return parties.stream().map(Members::organisation).collect(Collectors.joining(", "));
  }

  private Component toggle(LedgerTransaction transaction) {
    Button button = new Button(getTranslation("audit.show"));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    button.setAriaLabel(getTranslation("audit.show.of", Digest.shortened(transaction.txId())));
    button.addClickListener(
        click -> setDetailsVisible(transaction, !isDetailsVisible(transaction)));
    return button;
  }

  private Component details(LedgerTransaction transaction) {
    Facts facts =
        new Facts()
            .with(getTranslation("audit.transaction"), transaction.txId())
            .with(getTranslation("audit.signers"), String.join("; ", transaction.signers()))
            .with(getTranslation("audit.produced"), listed(transaction.produced()))
            .with(getTranslation("audit.consumed"), states(transaction.consumed()))
            .with(getTranslation("audit.referenced"), states(transaction.referenced()));
    return new Div(facts, new ProofPanel(api, transaction.txId()));
  }

  private String states(List<StateId> states) {
    return listed(states.stream().map(each -> each.txId() + ":" + each.outputIndex()).toList());
  }

  private String listed(List<String> things) {
    return things.isEmpty() ? getTranslation("audit.nothing") : String.join(", ", things);
  }

  /** Shows those that match. */
  void show(AuditFilter filter) {
    show(api.transactions(filter));
  }

  /** Shows those of a list. */
  public void show(PageSource<LedgerTransaction> transactions) {
    CursorPages<LedgerTransaction> pages = new CursorPages<>(transactions);
    setItems(query -> pages.items(query.getOffset(), query.getLimit()));
  }
}
