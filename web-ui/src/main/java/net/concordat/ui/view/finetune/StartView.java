// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import net.concordat.ui.api.FineTuneJob;
import net.concordat.ui.api.JobsApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.Roles;

/** Asks for a job; a version to begin from can be named by {@code ?model=...&version=...}. */
@Route(value = "fine-tune/start", layout = MainLayout.class)
@RolesAllowed(Roles.DEVELOPER)
public class StartView extends PageView implements BeforeEnterObserver {
  private static final long serialVersionUID = 1;

  private final transient JobsApi jobs;
  private final transient ModelsApi models;
  private final RecipeForm form;

  /** One for all attempts to send this form. */
  private final String key = UUID.randomUUID().toString();

  StartView(JobsApi jobs, ModelsApi models) {
    super("");
    this.jobs = jobs;
    this.models = models;
    setHeading(getTranslation("finetune.start"));
    form = new RecipeForm(models);
    Button send = new Button(getTranslation("finetune.send"), click -> send());
    send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add(new Paragraph(getTranslation("finetune.start.lesson")), form, send);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var query = event.getLocation().getQueryParameters();
    String model = query.getSingleParameter("model").orElse("");
    String version = query.getSingleParameter("version").orElse("");
    if (model.matches("[0-9a-f]{64}") && version.matches("[1-9][0-9]{0,5}")) {
      form.beginFrom(models.version(model, Integer.parseInt(version)));
    }
  }

  private void send() {
    form.request()
        .ifPresent(
            request -> {
              FineTuneJob job = jobs.start(key, request.base(), request.recipe());
              UI.getCurrent()
                  .navigate(JobView.class, new RouteParameters(new RouteParam("job", job.id())));
            });
  }
}
