// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.propose;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import java.util.UUID;
import java.util.function.Supplier;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.part.FormDialog;

/** Asks the node for something, and says before in words what will be recorded. */
public abstract class CommandForm extends FormDialog {
  private static final long serialVersionUID = 1;
  private static final int FAILED = 500;

  private final transient DecisionsApi decisions;
  private final Pre words = new Pre();

  /** One for all attempts whose fate nobody knows. */
  private String key = UUID.randomUUID().toString();

  /**
   * A form.
   *
   * @param send what the button says that gives the command
   */
  protected CommandForm(DecisionsApi decisions, String title, String send) {
    super(title, send);
    this.decisions = decisions;
    words.addClassName("signed-words");
    // Read aloud as it changes with what is chosen.
    words.getElement().setAttribute("aria-live", "polite");
    Section recorded = new Section(new H3(getTranslation("propose.recorded")), words);
    recorded.addClassName("recorded");
    add(recorded);
  }

  /** Says what will be recorded. */
  protected final void setWords(String said) {
    words.setText(said);
  }

  /** Whether each field says what it must. */
  protected abstract boolean isGood();

  /**
   * Gives the command.
   *
   * @param key under which it is done once, however often it is given
   */
  protected abstract GivenCommand give(String key);

  /** It is done. */
  protected abstract void done(GivenCommand command);

  @Override
  protected final boolean send() {
    return isGood() && told(() -> give(key));
  }

  private boolean told(Supplier<GivenCommand> command) {
    GivenCommand given = command.get();
    GivenCommand.Problem problem = given.problem();
    if (given.isRunning()) {
      outcome().say("held", getTranslation("propose.running"));
      outcome()
          .offer(
              getTranslation("propose.look"),
              () -> {
                if (told(() -> decisions.command(given.id()))) {
                  close();
                  refresh();
                }
              });
      return false;
    }
    if (problem != null) {
      outcome().refuse(problem.detail(), problem.rule());
      key = UUID.randomUUID().toString();
      return false;
    }
    done(given);
    return true;
  }

  /** What was refused is over: what is sent next is another command. */
  @Override
  protected final void refused(RegistryException refusal) {
    if (!refusal.isAway() && !refusal.isSignedOut() && refusal.status() < FAILED) {
      key = UUID.randomUUID().toString();
    }
  }
}
