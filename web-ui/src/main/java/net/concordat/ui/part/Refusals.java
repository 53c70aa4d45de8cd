// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.RegistryException;

/** Why something that somebody wrote was not kept, and what to do next. */
public final class Refusals {
  private static final int FORBIDDEN = 403;
  private static final int FAILED = 500;

  private Refusals() {}

  /** Says it. */
  public static void say(Outcome outcome, RegistryException e) {
    if (e.isSignedOut() || e.isAway()) {
      outcome.say("bad", translate("part.refused." + advice(e)));
    } else {
      outcome.refuse(new RefusedWords(e));
      outcome.say(translate("part.refused." + advice(e)));
    }
    Span id = new Span(translate("layout.correlation", e.correlationId()));
    id.addClassName("correlation");
    outcome.add(id);
  }

  private static String advice(RegistryException e) {
    if (e.isSignedOut()) {
      return "signedOut";
    }
    if (e.isAway()) {
      return "away";
    }
    if (e.status() >= FAILED) {
      return "failed";
    }
    return e.status() == FORBIDDEN ? "role" : "again";
  }
}
