// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import net.concordat.ui.api.AuditApi;
import net.concordat.ui.api.ConsortiumApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.PageView;

/**
 * Every transaction that the party has, the newest first, as of now or of any time. What is looked
 * for stands in the address, so it is a link.
 */
@Route(value = "audit", layout = MainLayout.class)
@Menu(title = "audit.title", order = 60, icon = "vaadin:time-backward")
@PermitAll
public class AuditView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final AuditFilterBar filters;
  private final TransactionGrid grid;
  private final transient AuditApi api;
  private final transient ConsortiumApi consortium;

  AuditView(AuditApi api, ModelsApi models, ConsortiumApi consortium) {
    super("");
    setHeading(getTranslation("audit.title"));
    this.api = api;
    this.consortium = consortium;
    filters = new AuditFilterBar(models, this::changed);
    grid = new TransactionGrid(api);
    setBeside(new Paragraph(getTranslation("audit.lesson")));
    add(filters, grid);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    consortium.consortium().ifPresent(found -> filters.offer(found.charter()));
    filters.show(event.getLocation().getQueryParameters());
    grid.show(filters.filter());
    setActions(new AuditExport(api, filters.filter()));
  }

  @Override
  public void ledgerMoved() {
    if (filters.filter().until() == null) {
      grid.show(filters.filter());
    }
  }

  private void changed() {
    UI.getCurrent()
        .navigate(AuditView.class, QueryParameters.simple(filters.filter().parameters()));
  }
}
