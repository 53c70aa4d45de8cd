// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.ConsortiumApi;
import net.concordat.ui.api.Descriptor;
import net.concordat.ui.api.FineTuneJob;
import net.concordat.ui.api.JobsApi;
import net.concordat.ui.api.PublishApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.command.CommandFeed;
import net.concordat.ui.view.share.ShareView;
import org.jspecify.annotations.Nullable;

/** Publishes an artifact as a model's next version; what a job made with {@code ?job=...}. */
@Route(value = "share/publish", layout = MainLayout.class)
@RolesAllowed(Roles.DEVELOPER)
public class PublishView extends PageView implements BeforeEnterObserver {
  private static final long serialVersionUID = 1;

  private final transient PublishApi api;
  private final transient KnownArtifacts artifacts;
  private final transient SharingApi sharing;
  private final transient ConsortiumApi consortium;
  private final transient JobsApi jobs;
  private final transient CommandFeed feed;
  private @Nullable Component content;

  PublishView(
      PublishApi api,
      KnownArtifacts artifacts,
      SharingApi sharing,
      ConsortiumApi consortium,
      JobsApi jobs,
      CommandFeed feed) {
    super("");
    this.api = api;
    this.artifacts = artifacts;
    this.sharing = sharing;
    this.consortium = consortium;
    this.jobs = jobs;
    this.feed = feed;
    setHeading(getTranslation("publish.title"));
    setBeside(
        new Span(getTranslation("publish.lead")),
        new RouterLink(getTranslation("publish.back"), ShareView.class));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (content != null) {
      remove(content);
    }
    Optional<String> own = sharing.party();
    Optional<Consortium> found = consortium.consortium();
    Component shown =
        own.isPresent() && found.isPresent()
            ? form(own.get(), found.get().charter(), event)
            : new EmptyState(
                VaadinIcon.UPLOAD,
                getTranslation("publish.none"),
                getTranslation("publish.none.lesson"));
    content = shown;
    add(shown);
  }

  private Component form(String own, Consortium.Charter charter, BeforeEnterEvent event) {
    PublishForm form = new PublishForm(api, artifacts, feed, own, charter);
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter("job")
        .filter(id -> id.matches("[0-9a-f-]{36}"))
        .flatMap(id -> made(jobs.job(id)))
        .ifPresent(form::madeByJob);
    return form;
  }

  /** What a job's worker said of what it made. */
  private static Optional<Descriptor> made(FineTuneJob job) {
    return Optional.ofNullable(job.metrics())
        .map(metrics -> new Descriptor(metrics.path("descriptor")))
        .filter(
            descriptor ->
                descriptor.problem().isEmpty()
                    && descriptor.artifactDigest().equals(job.artifactDigest()));
  }
}
