// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;

/** Language, and light or dark; kept in the browser. */
final class Preferences extends Div {
  private static final long serialVersionUID = 1;
  private static final String THEME = "document.documentElement.getAttribute('theme')";
  private static final String DARK = "dark";

  Preferences() {
    addClassName("preferences");
    add(language(), theme());
  }

  private MenuBar language() {
    MenuBar bar = new MenuBar();
    bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
    MenuItem top = bar.addItem(getLocale().getLanguage().toUpperCase(Locale.ROOT));
    top.setAriaLabel(getTranslation("layout.language"));
    for (Locale locale : List.of(Locale.UK, Locale.GERMANY)) {
      MenuItem item =
          top.getSubMenu().addItem(locale.getDisplayLanguage(locale), click -> speak(locale));
      item.getElement().setAttribute("lang", locale.getLanguage());
      item.setCheckable(true);
      item.setChecked(locale.getLanguage().equals(getLocale().getLanguage()));
    }
    return bar;
  }

  private static void speak(Locale locale) {
    BrowserChoice.LANGUAGE.remember(locale.toLanguageTag());
    VaadinSession.getCurrent().setLocale(locale);
    UI.getCurrent().getPage().reload();
  }

  private Button theme() {
    Button button = new Button(VaadinIcon.ADJUST.create());
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_ICON);
    button.setAriaLabel(getTranslation("layout.theme"));
    button.setTooltipText(getTranslation("layout.theme"));
    button
        .getElement()
        .addEventListener(
            "click", click -> turn(button, !click.getEventData().getString(THEME).equals(DARK)))
        .addEventData(THEME);
    return button;
  }

  /** Has been remembered once it is seen, so whoever loads the page again at once finds it. */
  private static void turn(Button button, boolean dark) {
    String theme = dark ? DARK : "light";
    BrowserChoice.THEME.remember(theme);
    button.getElement().executeJs("document.documentElement.setAttribute('theme', $0)", theme);
  }
}
