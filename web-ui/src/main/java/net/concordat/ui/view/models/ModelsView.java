// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.models;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import net.concordat.ui.api.ConsortiumApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.PageView;

/**
 * Every version that the party may see. What is filtered stands in the address, so it is a link.
 */
@Route(value = "models", layout = MainLayout.class)
@Menu(title = "models.title", order = 10, icon = "vaadin:cubes")
@PermitAll
public class ModelsView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient ConsortiumApi consortium;
  private final FilterBar filters;
  private final VersionGrid grid;

  ModelsView(ModelsApi models, ConsortiumApi consortium) {
    super("");
    setHeading(getTranslation("models.title"));
    this.consortium = consortium;
    grid = new VersionGrid(models);
    filters = new FilterBar(this::changed);
    setActions(grid.columnChooser());
    add(filters, grid);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    consortium.consortium().ifPresent(found -> filters.offer(found.charter()));
    filters.show(event.getLocation().getQueryParameters());
    grid.show(filters.filter());
  }

  @Override
  public void ledgerMoved() {
    grid.show(filters.filter());
  }

  private void changed() {
    UI.getCurrent()
        .navigate(ModelsView.class, QueryParameters.simple(filters.filter().parameters()));
  }
}
