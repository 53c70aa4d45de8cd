// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.FineTuneJob;
import net.concordat.ui.api.JobsApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.PublishApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.VersionBox;

/** Asks for a job; a version to begin from can be named by {@code ?model=...&version=...}. */
@Route(value = "fine-tune/start", layout = MainLayout.class)
@RolesAllowed(Roles.DEVELOPER)
public class StartView extends PageView implements BeforeEnterObserver {
  private static final long serialVersionUID = 1;

  private final transient JobsApi jobs;
  private final transient ModelsApi models;
  private final BaseChoice base;
  private final RecipeForm form;

  /** One for each thing that is asked for: the same, sent again, is the same job. */
  private final transient Map<Asked, String> keys = new HashMap<>();

  private record Asked(VersionKey base, ObjectNode recipe, int priority, int attempts) {}

  StartView(
      JobsApi jobs,
      ModelsApi models,
      SharingApi sharing,
      ChecklistApi checklists,
      PublishApi artifacts) {
    super("");
    this.jobs = jobs;
    this.models = models;
    setHeading(getTranslation("finetune.start"));
    base = new BaseChoice(models, sharing, checklists, artifacts);
    form = new RecipeForm(base);
    Button send = new Button(getTranslation("finetune.send"), click -> send());
    send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add(new Paragraph(getTranslation("finetune.start.lesson")), form, send);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    base.load();
    VersionBox.named(event.getLocation().getQueryParameters(), models).ifPresent(base::beginFrom);
  }

  private void send() {
    if (!form.isGood()) {
      return;
    }
    Asked asked =
        new Asked(
            base.version(), form.recipe(), form.limits().priority(), form.limits().attempts());
    String key = keys.computeIfAbsent(asked, any -> UUID.randomUUID().toString());
    FineTuneJob job =
        jobs.start(key, asked.base(), asked.recipe(), asked.priority(), asked.attempts());
    UI.getCurrent().navigate(JobView.class, new RouteParameters(new RouteParam("job", job.id())));
  }
}
