// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.command;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import net.concordat.ui.api.CommandsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.Following;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/** One command: how far the node is with it, which can be left and returned to. */
@Route(
    value = "commands/:command([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
    layout = MainLayout.class)
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class CommandView extends PageView implements BeforeEnterObserver {
  private static final long serialVersionUID = 1;

  private final transient CommandsApi commands;
  private final transient CurrentUser user;
  private final transient ModelNames names;
  private final Div state = new Div();
  private transient @Nullable GivenCommand shown;
  private final Following<GivenCommand> news;

  CommandView(CommandsApi commands, ModelsApi models, CommandFeed feed, CurrentUser user) {
    super("");
    this.commands = commands;
    this.news = new Following<>(this, feed, this::show);
    this.user = user;
    names = new ModelNames(models);
    state.addClassName("card");
    state.getElement().setAttribute("role", "status");
    add(state);
  }

  /** A link to how a command goes on. */
  public static RouterLink link(GivenCommand command) {
    return new RouterLink(CommandWords.of(command), CommandView.class, parameters(command));
  }

  /** Goes to how a command goes on. */
  public static void show(UI ui, GivenCommand command) {
    ui.navigate(CommandView.class, parameters(command));
  }

  private static RouteParameters parameters(GivenCommand command) {
    return new RouteParameters("command", command.id().toString());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    news.end();
    shown = null;
    show(read(UUID.fromString(event.getRouteParameters().get("command").orElseThrow())));
  }

  private GivenCommand read(UUID id) {
    return found(() -> commands.command(id));
  }

  /** Shows how the command stands, if that is new. */
  final void show(GivenCommand command) {
    if (command.equals(shown)) {
      return;
    }
    shown = command;
    setHeading(CommandWords.of(command));
    setBeside(CommandWords.badge(command), Times.shown(command.createdAt(), getLocale()));
    state.removeAll();
    if (command.isRunning()) {
      state.add(progress(command));
    }
    GivenCommand.Problem problem = command.problem();
    if (problem != null) {
      state.add(refusal(problem));
    }
    if (command.isDone()) {
      state.add(new Paragraph(getTranslation("command.done")));
    }
    state.add(facts(command));
    setActions(actions(command));
    if (command.isRunning()) {
      news.follow(command.id().toString());
    } else {
      news.end();
    }
  }

  private Div progress(GivenCommand command) {
    ProgressBar bar = new ProgressBar();
    bar.setIndeterminate(true);
    bar.getElement().setAttribute("aria-label", CommandWords.of(command));
    String step = command.progress();
    return new Div(
        bar,
        new Paragraph(step == null ? getTranslation("command.begun") : step),
        new Paragraph(getTranslation("command.leave")));
  }

  private Div refusal(GivenCommand.Problem problem) {
    Div text = new RefusedWords(problem.detail(), problem.rule());
    text.addClassName("refusal");
    return text;
  }

  private Facts facts(GivenCommand command) {
    Facts facts = new Facts();
    CommandWords.version(command, names)
        .ifPresent(link -> facts.with(getTranslation("command.version"), link));
    if (command.attempt() > 1) {
      facts.with(getTranslation("command.attempt"), Integer.toString(command.attempt()));
    }
    if (command.state() != null) {
      facts.with(getTranslation("command.transaction"), new Digest(command.state().txId()));
    }
    return facts.with(getTranslation("command.id"), new Span(command.id().toString()));
  }

  private Button[] actions(GivenCommand command) {
    if (command.isRunning() && command.kind().equals("request-delivery") && mayDeliver()) {
      String key = UUID.randomUUID().toString();
      return new Button[] {
        new Button(getTranslation("command.cancel"), click -> commands.cancel(key, command))
      };
    }
    if (command.problem() != null
        && user.hasAny(Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.ADMIN)) {
      return new Button[] {new Button(getTranslation("command.again"), click -> again(command))};
    }
    return new Button[0];
  }

  private boolean mayDeliver() {
    return user.hasAny(Roles.DEVELOPER, Roles.VALIDATOR, Roles.ADMIN);
  }

  private void again(GivenCommand command) {
    try {
      commands.again(command);
    } catch (RegistryException e) {
      // Refused again is how it stands then.
      if (e.status() != 409 && e.status() != 422 && e.status() != 502) {
        throw e;
      }
    }
    show(read(command.id()));
  }
}
