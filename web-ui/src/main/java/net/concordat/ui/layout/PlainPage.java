// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What people are told where no view can be shown: a page by itself, which runs no script. */
@Component
final class PlainPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%1$s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="%2$s">
      <title>%3$s · Concordat</title>
      <link rel="icon" href="%4$s/concordat/concordat.svg">
      <link rel="stylesheet" href="%4$s/concordat/concordat.css">
      </head>
      <body>
      <main class="plain-page">
      <p class="brand-name">Concordat</p>
      <h1>%3$s</h1>
      <p>%5$s</p>
      <p><a href="%4$s/">%6$s</a></p>
      <p class="correlation">%7$s</p>
      </main>
      </body>
      </html>
      """;

  private final I18NProvider texts;

  PlainPage(I18NProvider texts) {
    this.texts = texts;
  }

  /**
   * Answers with it; the status is the caller's.
   *
   * @param name of its texts, without what they are beside: {@code .advice} and {@code .way}
   * @param correlationId by which the log has what happened
   */
  void write(
      HttpServletRequest request, HttpServletResponse response, String name, String correlationId)
      throws IOException {
    Locale locale =
        BrowserChoice.LANGUAGE
            .among(request.getCookies())
            .map(Locale::forLanguageTag)
            .orElse(request.getLocale());
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response
        .getWriter()
        .write(
            PAGE.formatted(
                text("layout.plain.language", locale),
                BrowserChoice.THEME.among(request.getCookies()).orElse("light dark"),
                text(name, locale),
                HtmlUtils.htmlEscape(request.getContextPath()),
                text(name + ".advice", locale),
                text(name + ".way", locale),
                text("layout.correlation", locale, correlationId)));
  }

  private String text(String key, Locale locale, Object... arguments) {
    return HtmlUtils.htmlEscape(texts.getTranslation(key, locale, arguments));
  }
}
