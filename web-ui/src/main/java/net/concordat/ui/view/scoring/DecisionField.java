// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteParameters;
import java.util.Locale;
import java.util.regex.Pattern;

/** Leads to a decision by its id, which whoever had it decided has. */
public final class DecisionField extends Div {
  private static final long serialVersionUID = 1;
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final TextField id = new TextField(getTranslation("scoring.id"));

  /** An empty field. */
  public DecisionField() {
    addClassName("field-and-button");
    id.setHelperText(getTranslation("scoring.id.lesson"));
    id.setManualValidation(true);
    id.setErrorMessage(getTranslation("scoring.id.wrong"));
    id.setWidth("26rem");
    id.setMaxWidth("100%");
    id.addKeyPressListener(Key.ENTER, press -> open());
    Button open = new Button(getTranslation("scoring.open"), click -> open());
    open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add(id, open);
  }

  private void open() {
    String given = id.getValue().strip().toLowerCase(Locale.ROOT);
    boolean good = FORM.matcher(given).matches();
    id.setInvalid(!good);
    if (good) {
      UI.getCurrent().navigate(DecisionView.class, new RouteParameters("decision", given));
    }
  }
}
