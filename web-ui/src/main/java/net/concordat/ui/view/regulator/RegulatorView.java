// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.regulator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import net.concordat.ui.api.AnchorsApi;
import net.concordat.ui.api.AuditApi;
import net.concordat.ui.api.AuditFilter;
import net.concordat.ui.api.ConsortiumApi;
import net.concordat.ui.api.Reconciliation;
import net.concordat.ui.api.ReconciliationApi;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.Following;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.audit.AuditExport;
import org.jspecify.annotations.Nullable;

/** Whether the regulator was told everything, and where to look at each bank. */
@Route(value = "regulator", layout = MainLayout.class)
@Menu(title = "regulator.title", order = 70, icon = "vaadin:eye")
@RolesAllowed(Roles.SUPERVISOR)
public class RegulatorView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient ReconciliationApi reconciliations;
  private final transient ConsortiumApi consortium;
  private final transient AnchorsApi anchors;
  private final Div given = new Div();
  private final Div columns = new Div(given);
  private transient @Nullable Reconciliation shown;

  RegulatorView(
      ReconciliationApi reconciliations,
      ConsortiumApi consortium,
      AnchorsApi anchors,
      AuditApi audit,
      GivenFeed feed) {
    super("");
    setHeading(getTranslation("regulator.title"));
    setBeside(new Paragraph(getTranslation("regulator.lesson")));
    setActions(new AuditExport(audit, AuditFilter.ALL));
    this.reconciliations = reconciliations;
    this.consortium = consortium;
    this.anchors = anchors;
    new Following<>(this, feed, this::show).follow(GivenFeed.ID);
    given.addClassName("stack");
    columns.addClassName("columns");
    add(columns);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  @Override
  public void ledgerMoved() {
    show();
  }

  private void show(Reconciliation read) {
    if (!read.equals(shown)) {
      shown = read;
      given.removeAll();
      given.add(new GivenCard(read));
      if (!read.decisionGaps().isEmpty()) {
        given.add(new GapsCard(read.decisionGaps()));
      }
    }
  }

  private void show() {
    columns.removeAll();
    columns.add(given);
    reconciliations
        .last()
        .ifPresentOrElse(
            this::show,
            () -> {
              shown = null;
              given.removeAll();
              given.add(notReached());
            });
    consortium.consortium().ifPresent(each -> columns.add(new WatchedBanks(each.charter())));
    columns.add(new LogsCard(anchors.logs()));
  }

  private Component notReached() {
    return new EmptyState(
        VaadinIcon.EYE_SLASH,
        getTranslation("regulator.notReached"),
        getTranslation("regulator.notReached.lesson"));
  }
}
