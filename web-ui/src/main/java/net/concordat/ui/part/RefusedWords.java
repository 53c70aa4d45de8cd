// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.VersionAction;
import org.jspecify.annotations.Nullable;

/**
 * Why the registry refuses: its own sentence, which is English, with the rule of the ledger. In
 * another language stands above it what that rule, or the registry's word for the reason, means.
 */
public final class RefusedWords extends Div {
  private static final long serialVersionUID = 1;
  private static final String MEANINGS = "net.concordat.ui.part.refusals";
  private static final ResourceBundle.Control NOTHING_ELSE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /**
   * Says why something was refused.
   *
   * @param sentence the registry's
   * @param rule the rule of the ledger; null where none refused
   */
  public RefusedWords(String sentence, @Nullable String rule) {
    this(sentence, rule, rule);
  }

  /** Says why something was refused. */
  public RefusedWords(RegistryException refusal) {
    this(String.valueOf(refusal.getMessage()), refusal.rule());
  }

  private RefusedWords(String sentence, @Nullable String code, @Nullable String rule) {
    meaning(code, getLocale()).ifPresent(words -> add(new Paragraph(words)));
    Paragraph said = new Paragraph(sentence);
    said.getElement().setAttribute("lang", Locale.ENGLISH.getLanguage());
    add(said);
    if (rule != null) {
      Span name = new Span(rule);
      name.addClassName("digest");
      add(new Paragraph(new Span(getTranslation("part.rule") + " "), name));
    }
  }

  /** Says why something cannot be done now, with the rule that would refuse. */
  public static RefusedWords of(VersionAction action) {
    return new RefusedWords(String.valueOf(action.detail()), code(action), action.rule());
  }

  /** Says shortly why something cannot be done now: for a place beside a button. */
  public static Div note(VersionAction action) {
    if ("ROLE".equals(action.because())) {
      return new Div(takes(action.roles()));
    }
    return new RefusedWords(String.valueOf(action.detail()), code(action), null);
  }

  /** That something takes one of some roles. */
  public static String takes(List<String> roles) {
    return translate(
        "part.takes",
        roles.stream()
            .map(role -> translate("layout.role." + role))
            .collect(Collectors.joining(", ")));
  }

  private static @Nullable String code(VersionAction action) {
    return action.rule() == null ? action.because() : action.rule();
  }

  /** What a rule or a reason means, in a language that is not the registry's own. */
  static Optional<String> meaning(@Nullable String code, Locale locale) {
    if (code == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ResourceBundle.getBundle(MEANINGS, locale, NOTHING_ELSE).getString(code));
    } catch (MissingResourceException notTranslated) {
      return Optional.empty();
    }
  }
}
