// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Set;
import net.concordat.ui.api.Waiting;
import net.concordat.ui.view.command.CommandView;
import net.concordat.ui.view.command.CommandWords;
import net.concordat.ui.view.finetune.JobView;
import net.concordat.ui.view.monitoring.MetricWords;
import net.concordat.ui.view.people.PeopleView;
import net.concordat.ui.view.review.DecideView;
import net.concordat.ui.view.review.ReviewView;
import net.concordat.ui.view.share.ShareView;
import net.concordat.ui.view.version.ModelNames;
import net.concordat.ui.view.version.VersionView;

/** What is to be done, as a link where there is a page for it, and about which version. */
final class WaitingEntry extends Div {
  private static final long serialVersionUID = 1;
  private static final Set<String> ABOUT_SOMEBODY = Set.of("Enrol", "ChangePerson", "RevokePerson");

  /** What kinds are about that no link says. */
  private static final Set<String> SAID =
      Set.of("ENROL", "FINDING", "COMMAND_FAILED", "ALARM", "SUSPEND");

  WaitingEntry(Waiting waiting, ModelNames names) {
    addClassName("entry");
    add(link(waiting, getTranslation("home.waiting." + kind(waiting))));
    String about = waiting.about();
    if (about != null && SAID.contains(waiting.kind())) {
      add(new Span(said(waiting.kind(), about)));
    }
    names.link(waiting.modelId(), waiting.version()).ifPresent(this::add);
  }

  private static String said(String kind, String about) {
    return switch (kind) {
      case "COMMAND_FAILED" -> CommandWords.of(about);
      case "ALARM", "SUSPEND" -> MetricWords.of(about);
      default -> about;
    };
  }

  /** A decision about a person has words of its own. */
  private static String kind(Waiting waiting) {
    boolean aboutSomebody = waiting.about() != null && ABOUT_SOMEBODY.contains(waiting.about());
    return waiting.kind().equals("DECIDE") && aboutSomebody ? "CONFIRM" : waiting.kind();
  }

  /** Where the alarm is closed, or the use suspended. */
  private static Component toVersion(Waiting waiting, String words) {
    String modelId = waiting.modelId();
    Integer version = waiting.version();
    String tab = waiting.kind().equals("ALARM") ? "monitoring" : "use";
    return modelId == null || version == null
        ? new Span(words)
        : VersionView.link(modelId, version, tab, words);
  }

  private static Component link(Waiting waiting, String words) {
    return switch (waiting.kind()) {
      case "DECIDE", "CARRY_OUT" ->
          waiting.id() == null ? new Span(words) : DecideView.link(waiting.id(), words);
      case "REVIEW", "CONCLUDE" -> new RouterLink(words, ReviewView.class);
      case "ALARM", "SUSPEND" -> toVersion(waiting, words);
      case "ENROL" -> new RouterLink(words, PeopleView.class);
      case "ACCEPT_GRANT" -> new RouterLink(words, ShareView.class);
      case "JOB_ENDED" ->
          new RouterLink(
              words, JobView.class, new RouteParameters("job", String.valueOf(waiting.id())));
      case "COMMAND_FAILED" ->
          waiting.id() == null
              ? new Span(words)
              : new RouterLink(
                  words,
                  CommandView.class,
                  new RouteParameters("command", String.valueOf(waiting.id())));
      default -> new Span(words);
    };
  }
}
