// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.part.Outcome;
import net.concordat.ui.part.RefusedWords;

/**
 * Gives commands and says what became of them.
 *
 * @param outcome where that is said
 * @param decisions asked for commands that the node is still at
 * @param afterwards what to do once the registry has answered
 */
public record Giver(Outcome outcome, DecisionsApi decisions, Runnable afterwards) {
  /** Gives a command under a key of its own. */
  public void give(Function<String, GivenCommand> command) {
    String key = UUID.randomUUID().toString();
    give(() -> command.apply(key));
  }

  /** Offers to give the same again where nobody knows what became of it. */
  private void give(Supplier<GivenCommand> command) {
    GivenCommand given;
    try {
      given = command.get();
    } catch (RegistryException e) {
      if (e.isSignedOut() || e.isAway() || e.status() >= 500) {
        outcome.say("bad", translate("review.notSent", String.valueOf(e.getMessage())));
        outcome.offer(translate("review.again"), () -> give(command));
        if (e.isSignedOut()) {
          throw e;
        }
      } else {
        outcome.refuse(new RefusedWords(e));
      }
      return;
    }
    told(given);
  }

  private void told(GivenCommand command) {
    GivenCommand.Problem problem = command.problem();
    if (command.isRunning()) {
      outcome.say("held", translate("review.running"));
      outcome.offer(translate("review.look"), () -> give(() -> decisions.command(command.id())));
    } else if (problem != null) {
      outcome.refuse(problem.detail(), problem.rule());
    } else {
      outcome.say("good", translate("review.done"));
    }
    afterwards.run();
  }
}
