// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import net.concordat.ui.api.JobsApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;

/** The bank's fine-tune jobs. */
@Route(value = "fine-tune", layout = MainLayout.class)
@Menu(title = "finetune.title", order = 40, icon = "vaadin:sliders")
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class JobsView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final JobGrid grid;

  JobsView(JobsApi jobs, ModelsApi models, CurrentUser user) {
    super("");
    setHeading(getTranslation("finetune.title"));
    grid =
        new JobGrid(
            jobs,
            models,
            user,
            new EmptyState(
                VaadinIcon.SLIDERS,
                getTranslation("finetune.none"),
                getTranslation("finetune.none.lesson")));
    if (user.hasAny(Roles.DEVELOPER)) {
      Button start =
          new Button(
              getTranslation("finetune.start"), click -> UI.getCurrent().navigate(StartView.class));
      start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      setActions(start);
    }
    add(grid);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    grid.show();
  }

  @Override
  public void ledgerMoved() {
    grid.show();
  }
}
