// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.time.Duration;
import java.util.Locale;
import net.concordat.ui.UiProperties;
import org.jsoup.nodes.Element;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Language and theme as the browser's owner chose them, before anything is drawn. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ServiceSetup implements VaadinServiceInitListener {
  private static final long serialVersionUID = 1;
  private static final String AS_THE_MACHINE =
      "document.documentElement.setAttribute('theme',"
          + " matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')";

  /** Paper is white, whatever the screen is. */
  private static final String LIGHT_ON_PAPER =
      """
      let onScreen;
      addEventListener('beforeprint', () => {
        onScreen = document.documentElement.getAttribute('theme');
        document.documentElement.setAttribute('theme', 'light');
      });
      addEventListener('afterprint', () =>
        document.documentElement.setAttribute('theme', onScreen));
      """;

  private final transient I18NProvider texts;
  private final Duration sessionLife;

  ServiceSetup(I18NProvider texts, UiProperties properties) {
    this.texts = texts;
    this.sessionLife = properties.sessionLife();
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(ServiceSetup::look);
    event
        .getSource()
        .addSessionInitListener(init -> language(init.getSession(), init.getRequest()));
    event
        .getSource()
        .addSessionInitListener(init -> init.getSession().setErrorHandler(new ShownFailures()));
    event.getSource().setSystemMessagesProvider(asked -> messages(asked.getLocale()));
  }

  /** What an open page says whose session has ended: it stays to be read. */
  private SystemMessages messages(Locale locale) {
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setSessionExpiredCaption(texts.getTranslation("layout.idle", locale));
    messages.setSessionExpiredMessage(
        texts.getTranslation("layout.idle.advice", locale, sessionLife.toMinutes()));
    return messages;
  }

  private static void language(VaadinSession session, VaadinRequest request) {
    BrowserChoice.LANGUAGE
        .among(request.getCookies())
        .ifPresent(language -> session.setLocale(Locale.forLanguageTag(language)));
  }

  private static void look(IndexHtmlResponse page) {
    Element root = page.getDocument().getElementsByTag("html").get(0);
    root.attr("lang", VaadinSession.getCurrent().getLocale().toLanguageTag());
    page.getDocument().head().appendElement("script").html(LIGHT_ON_PAPER);
    BrowserChoice.THEME
        .among(page.getVaadinRequest().getCookies())
        .ifPresentOrElse(
            theme -> root.attr("theme", theme),
            () -> page.getDocument().head().prependElement("script").html(AS_THE_MACHINE));
  }
}
