// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import net.concordat.ui.api.PublishApi;
import net.concordat.ui.api.PublishApi.Ballot;
import net.concordat.ui.api.PublishApi.Development;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.view.review.Passkey;
import net.concordat.ui.view.share.Refusal;
import org.jspecify.annotations.Nullable;

/** Who says with a passkey to have developed an artifact; a bank cannot adopt it without. */
final class DevelopmentCard extends Section {
  private static final long serialVersionUID = 1;

  private final transient PublishApi api;
  private final Div state = new Div();
  private transient @Nullable Development signed;

  DevelopmentCard(PublishApi api) {
    this.api = api;
    addClassName("card");
    state.getElement().setAttribute("role", "status");
    add(
        new H2(getTranslation("publish.developed")),
        new Paragraph(getTranslation("publish.developed.lesson")),
        state);
  }

  /** Offers to sign for an artifact. */
  void offer(String digest) {
    signed = null;
    state.removeAll();
    Optional<String> person = api.enrolledAs();
    if (person.isEmpty()) {
      state.add(new Paragraph(getTranslation("publish.developed.not")));
      return;
    }
    Ballot ballot;
    try {
      ballot = api.developmentBallot(digest, person.get());
    } catch (RegistryException e) {
      if (e.isSignedOut() || e.isAway()) {
        throw e;
      }
      state.add(new Refusal(e));
      return;
    }
    Pre words = new Pre(ballot.words());
    words.addClassName("signed-words");
    words.getElement().setAttribute("tabindex", "0");
    state.add(
        words,
        new Button(
            getTranslation("publish.developed.sign"), click -> sign(digest, person.get(), ballot)));
  }

  /** Says that it is on the ledger already. */
  void known() {
    signed = null;
    state.removeAll();
    state.add(new Paragraph(getTranslation("publish.developed.known")));
  }

  private void sign(String digest, String person, Ballot ballot) {
    Passkey.sign(
        UI.getCurrent().getPage(),
        ballot.publicKey(),
        credential -> took(new Development(digest, ballot.salt(), person, credential)),
        said -> state.add(new Paragraph(getTranslation("publish.developed.failed", said))));
  }

  /** Takes what was signed. */
  void took(Development development) {
    signed = development;
    state.removeAll();
    Paragraph text = new Paragraph(getTranslation("publish.developed.signed"));
    text.addClassNames("outcome-shown", "outcome-good");
    state.add(text);
  }

  /** What was signed, if it was. */
  Optional<Development> signed() {
    return Optional.ofNullable(signed);
  }
}
