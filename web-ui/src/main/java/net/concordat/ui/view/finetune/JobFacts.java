// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.FineTuneJob;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.version.ModelNames;

/** How far a job is, from what it began, and what the worker was told. */
final class JobFacts extends Section {
  private static final long serialVersionUID = 1;

  JobFacts(FineTuneJob job, ModelNames names) {
    addClassName("card");
    FineTuneJob.Request request = job.request();
    Component base =
        names
            .link(request.modelId(), request.version())
            .<Component>map(link -> link)
            .orElseGet(Span::new);
    Facts facts = new Facts().with(getTranslation("finetune.base"), base);
    facts.with(
        getTranslation("finetune.attempt"),
        getTranslation("finetune.attempt.of", job.attempt(), request.maxAttempts()));
    FineTuneJob.Run run = job.run();
    if (run != null) {
      facts.with(getTranslation("finetune.worker"), run.worker());
      if (run.step() != null) {
        facts.with(getTranslation("finetune.step"), run.step());
      }
    }
    if (job.endedAt() != null) {
      facts.with(getTranslation("finetune.ended"), Times.shown(job.endedAt(), getLocale()));
    }
    add(new H2(getTranslation("finetune.standing")), new JobBar(job), facts);
    if (job.failure() != null) {
      Paragraph why = new Paragraph(getTranslation("finetune.failure", job.failure()));
      why.addClassName("job-failure");
      add(why);
    }
    Pre recipe = new Pre(request.recipe().toPrettyString());
    recipe.addClassName("job-text");
    recipe.getElement().setAttribute("tabindex", "0");
    add(new NativeDetails(getTranslation("finetune.recipe"), recipe));
  }
}
