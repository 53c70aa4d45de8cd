// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import net.concordat.ui.api.CommandKeys;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.view.command.CommandFeed;
import net.concordat.ui.view.command.CommandView;
import net.concordat.ui.view.share.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Gives one command after the other, each once the one before is done, and says what is done. What
 * was refused can be gone on with: what is done is not done again.
 */
final class Publishing extends Div {
  private static final long serialVersionUID = 1;

  private final transient CommandFeed feed;
  private final transient CommandKeys keys = new CommandKeys();
  private final OrderedList done = new OrderedList();
  private final Div now = new Div();
  private @Nullable Registration news;

  Publishing(CommandFeed feed) {
    this.feed = feed;
    getElement().setAttribute("role", "status");
    add(done, now);
  }

  /**
   * Gives a command.
   *
   * @param words what it does
   * @param asked what is asked for, by value
   * @param command gives it under a key
   * @param then goes on with what came of it
   */
  void give(
      String words,
      Object asked,
      Function<String, GivenCommand> command,
      Consumer<GivenCommand> then) {
    attempt(words, asked, command)
        .ifPresent(
            given -> {
              if (given.isRunning()) {
                await(words, given, then);
              } else {
                finished(words, given, then);
              }
            });
  }

  @Override
  protected void onDetach(DetachEvent event) {
    stop();
    super.onDetach(event);
  }

  private void stop() {
    if (news != null) {
      news.remove();
      news = null;
    }
  }

  /**
   * Gives the last.
   *
   * @param then goes on, done or not: how it goes on has a page of its own
   */
  void giveLast(
      String words,
      Object asked,
      Function<String, GivenCommand> command,
      Consumer<GivenCommand> then) {
    attempt(words, asked, command).ifPresent(then);
  }

  /**
   * Goes on once the registry shows what a command left: it reads that of the node a moment later.
   *
   * @param words what the command did
   * @param shown asks the registry
   */
  void goOnOnce(String words, GivenCommand given, BooleanSupplier shown, Runnable then) {
    if (shown.getAsBoolean()) {
      then.run();
      return;
    }
    done.add(new ListItem(getTranslation("publish.step.done", words)));
    follow(
        given,
        standing -> {
          if (shown.getAsBoolean()) {
            stop();
            then.run();
          }
        });
  }

  private Optional<GivenCommand> attempt(
      String words, Object asked, Function<String, GivenCommand> command) {
    now.removeAll();
    try {
      return Optional.of(keys.give(asked, command));
    } catch (RegistryException e) {
      if (e.isSignedOut()) {
        throw e;
      }
      now.add(new Paragraph(getTranslation("publish.stopped", words)), new Refusal(e));
      return Optional.empty();
    }
  }

  private void await(String words, GivenCommand given, Consumer<GivenCommand> then) {
    ProgressBar bar = new ProgressBar();
    bar.setIndeterminate(true);
    bar.getElement().setAttribute("aria-label", words);
    now.add(new Paragraph(new Span(words + " "), CommandView.link(given)), bar);
    follow(
        given,
        standing -> {
          if (!standing.isRunning()) {
            stop();
            now.removeAll();
            finished(words, standing, then);
          }
        });
  }

  private void follow(GivenCommand given, Consumer<GivenCommand> told) {
    news = feed.follow(UI.getCurrent(), given.id().toString(), told);
  }

  private void finished(String words, GivenCommand given, Consumer<GivenCommand> then) {
    GivenCommand.Problem problem = given.problem();
    if (problem != null) {
      now.add(
          new Paragraph(getTranslation("publish.stopped", words)),
          new RefusedWords(problem.detail(), problem.rule()),
          CommandView.link(given));
      return;
    }
    done.add(new ListItem(getTranslation("publish.step.done", words)));
    then.accept(given);
  }
}
