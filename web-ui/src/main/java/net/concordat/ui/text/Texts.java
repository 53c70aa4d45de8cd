// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.text;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/**
 * The texts of each package, from its bundle {@code texts}: the part of a key before the first dot
 * names the package. Texts take their arguments as {@link MessageFormat} does.
 */
@Component
public final class Texts implements I18NProvider {
  private static final long serialVersionUID = 1;
  private static final String UI = "net.concordat.ui.";

  /** The packages that are no view's. */
  private static final List<String> BESIDE_VIEWS = List.of("layout", "part");

  private static final ResourceBundle.Control ENGLISH_ELSE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** English as the consortium's banks write it, then the others. */
  @Override
  public List<Locale> getProvidedLocales() {
    return List.of(Locale.UK, Locale.GERMANY);
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... arguments) {
    try {
      String text = bundle(key, locale).getString(key);
      return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException("There is no text " + key + " in " + locale, e);
    }
  }

  private static ResourceBundle bundle(String key, Locale locale) {
    int dot = key.indexOf('.');
    String subject = dot < 0 ? key : key.substring(0, dot);
    String folder = BESIDE_VIEWS.contains(subject) ? subject : "view." + subject;
    return ResourceBundle.getBundle(UI + folder + ".texts", locale, ENGLISH_ELSE);
  }
}
