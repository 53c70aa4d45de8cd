// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import net.concordat.ui.api.FineTuneJob;
import net.concordat.ui.api.JobProgress;
import net.concordat.ui.api.JobStatus;
import net.concordat.ui.api.JobsApi;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.PublishApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.Following;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/** One job: how far it is while it runs, and what came of it. */
@Route(value = "fine-tune/:job([0-9a-f-]{36})", layout = MainLayout.class)
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class JobView extends PageView implements BeforeEnterObserver {
  private static final long serialVersionUID = 1;

  private final transient JobsApi jobs;
  private final transient PublishApi artifacts;
  private final transient SharingApi sharing;
  private final transient CurrentUser user;
  private final transient ModelNames names;
  private final Div state = new Div();
  private final JobCurves curves = new JobCurves();
  private final JobLog log = new JobLog();
  private final Button cancel;
  private transient @Nullable JobProgress shown;
  private final Following<JobProgress> news;

  JobView(
      JobsApi jobs,
      ModelsApi models,
      PublishApi artifacts,
      SharingApi sharing,
      JobFeed feed,
      CurrentUser user) {
    super("");
    this.artifacts = artifacts;
    this.sharing = sharing;
    this.jobs = jobs;
    this.news = new Following<>(this, feed, this::show);
    this.user = user;
    this.names = new ModelNames(models);
    cancel = new Button(getTranslation("finetune.cancel"), click -> confirm());
    cancel.addThemeVariants(ButtonVariant.LUMO_ERROR);
    state.addClassName("columns");
    add(state, curves, log);
  }

  /** A link to a job. */
  public static RouterLink link(String id) {
    return new RouterLink(
        id.substring(0, Math.min(8, id.length())),
        JobView.class,
        new RouteParameters(new RouteParam("job", id)));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("job").orElseThrow();
    show(found(() -> jobs.progress(id)));
  }

  /** Shows how the job stands, if that is new. */
  final void show(JobProgress progress) {
    if (progress.equals(shown)) {
      return;
    }
    shown = progress;
    FineTuneJob job = progress.job();
    setHeading(getTranslation("finetune.heading", job.id().substring(0, 8)));
    setBeside(
        new JobBadge(job.status()),
        JobGrid.requester(job.requestedBy(), user),
        Times.shown(job.requestedAt(), getLocale()));
    boolean stoppable = job.status() == JobStatus.QUEUED || job.status() == JobStatus.RUNNING;
    if (stoppable && user.hasAny(Roles.DEVELOPER, Roles.ADMIN)) {
      setActions(cancel);
    } else {
      setActions();
    }
    state.removeAll();
    state.add(new JobFacts(job, names));
    if (job.status() == JobStatus.DONE) {
      state.add(new JobResult(job, published(job), user.hasAny(Roles.DEVELOPER)));
    }
    curves.show(progress.curve());
    log.show(progress.lines());
    follow(job);
  }

  private void follow(FineTuneJob job) {
    if (job.status().isOpen()) {
      news.follow(job.id());
    } else {
      news.end();
    }
  }

  /** The version that it became; what another bank published of the same bytes is none of ours. */
  private @Nullable ModelVersion published(FineTuneJob job) {
    String digest = job.artifactDigest();
    Optional<String> own = sharing.party();
    return digest == null || own.isEmpty()
        ? null
        : artifacts.withDigest(digest).stream()
            .filter(version -> version.owner().equals(own.get()))
            .findFirst()
            .orElse(null);
  }

  private void confirm() {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(getTranslation("finetune.cancel.sure"));
    dialog.add(new Span(getTranslation("finetune.cancel.lesson")));
    dialog.setCancelable(true);
    dialog.setCancelText(getTranslation("finetune.cancel.no"));
    dialog.setConfirmText(getTranslation("finetune.cancel.yes"));
    dialog.setConfirmButtonTheme("error primary");
    dialog.addConfirmListener(event -> cancel());
    dialog.open();
  }

  private void cancel() {
    if (shown != null) {
      String id = shown.job().id();
      // What was read of the job before must not be shown after this.
      news.end();
      jobs.cancel(id);
      JobProgress now = jobs.progress(id);
      show(now);
      follow(now.job());
    }
  }
}
