// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import java.time.Instant;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.FineTuneJob;
import net.concordat.ui.api.JobsApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.view.version.ModelNames;

/** Jobs, the newest first; read from the registry as somebody scrolls. */
final class JobGrid extends Grid<FineTuneJob> {
  private static final long serialVersionUID = 1;

  private final transient JobsApi jobs;

  private final transient ModelNames names;

  JobGrid(JobsApi jobs, ModelsApi models, CurrentUser user, Component empty) {
    this.jobs = jobs;

    this.names = new ModelNames(models);
    setPageSize(CursorPages.SIZE);
    addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    getElement().setAttribute("aria-label", getTranslation("finetune.grid"));
    column("job", job -> JobView.link(job.id())).setWidth("6.75rem").setFrozen(true);
    column("status", job -> new JobBadge(job.status())).setWidth("7.75rem");
    column("progress", JobBar::new).setWidth("9rem");
    column("base", this::base).setWidth("11.75rem").setFlexGrow(2);
    column("asked", job -> asked(job, user)).setWidth("13.25rem");
    column("ended", this::ended).setWidth("13.25rem");
    setEmptyStateComponent(empty);
  }

  private Column<FineTuneJob> column(
      String name, SerializableFunction<FineTuneJob, Component> cell) {
    return addColumn(new ComponentRenderer<>(cell))
        .setKey(name)
        .setHeader(getTranslation("finetune." + name))
        .setResizable(true);
  }

  /** Whoever asked: the realm's number of the person, since the registry knows no names. */
  static Component requester(String subject, CurrentUser user) {
    return subject.equals(user.subject()) ? new Span(user.name()) : new Digest(subject);
  }

  private Component asked(FineTuneJob job, CurrentUser user) {
    Div by = new Div(requester(job.requestedBy(), user));
    by.addClassName("note");
    return new Div(Times.shown(job.requestedAt(), getLocale()), by);
  }

  private Component base(FineTuneJob job) {
    return names
        .link(job.request().modelId(), job.request().version())
        .<Component>map(link -> link)
        .orElseGet(Span::new);
  }

  private Component ended(FineTuneJob job) {
    Instant at = job.endedAt();
    return at == null ? new Span("–") : Times.shown(at, getLocale());
  }

  /** Shows what there is now. */
  void show() {
    CursorPages<FineTuneJob> pages =
        new CursorPages<>(names.knowing(jobs.jobs(), job -> job.request().modelId()));
    setItems(query -> pages.items(query.getOffset(), query.getLimit()));
  }
}
