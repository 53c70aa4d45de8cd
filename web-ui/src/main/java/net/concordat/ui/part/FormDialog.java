// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.live.FollowsLedger;

/**
 * Asks for something to be written, over the view: what is typed stays while news change the view,
 * and also when the registry refuses it, with why and what to do next. Once it is sent the view
 * shows how things stand.
 */
public abstract class FormDialog extends Dialog {
  private static final long serialVersionUID = 1;

  private final Outcome outcome = new Outcome();
  private final Div form = new Div();
  private final Button save;

  /**
   * A form.
   *
   * @param send what the button says that sends it
   */
  protected FormDialog(String title, String send) {
    setHeaderTitle(title);
    setWidth("40rem");
    setMaxWidth("100%");
    // Only who says so loses what was typed.
    setCloseOnOutsideClick(false);
    setCloseOnEsc(false);
    form.addClassName("form");
    outcome.clear();
    add(form, outcome);
    save = new Button(send, click -> save());
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.setDisableOnClick(true);
    save.addClickListener(click -> save.setEnabled(true));
    getFooter().add(new Button(getTranslation("part.cancel"), click -> close()), save);
  }

  /** Puts the fields into it. */
  protected final void fields(Component... fields) {
    form.add(fields);
  }

  /** Marks it as something that nothing undoes. */
  protected final void warn() {
    save.addThemeVariants(ButtonVariant.LUMO_ERROR);
  }

  /** What became of it. */
  protected final Outcome outcome() {
    return outcome;
  }

  /**
   * Sends what was typed.
   *
   * @return whether all is done; false where a field, or the outcome, says what is not
   * @throws RegistryException if the registry refuses
   */
  protected abstract boolean send();

  /**
   * Does more where the registry refused, which the outcome says already: for example, says how
   * things stand by now where somebody else wrote in between.
   */
  protected void refused(RegistryException refusal) {}

  private void save() {
    outcome.clear();
    try {
      if (send()) {
        close();
        refresh();
      }
    } catch (RegistryException e) {
      Refusals.say(outcome, e);
      if (e.isSignedOut()) {
        throw e;
      }
      refused(e);
    }
  }

  /** Has the view below look again. */
  protected static void refresh() {
    if (UI.getCurrent().getCurrentView() instanceof FollowsLedger view) {
      view.ledgerMoved();
    }
  }
}
