// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.Locale;
import net.concordat.ui.api.FileTarget;
import net.concordat.ui.api.RegistryException;

/**
 * A link to a file of the registry's, made when somebody follows it. It opens a page of its own,
 * which says why where the registry refuses.
 */
public final class FileLink extends Anchor {
  private static final long serialVersionUID = 1;

  private final String fileName;
  private final String type;
  private final transient Source source;
  private final Locale locale;

  /** Where the file comes from. */
  @FunctionalInterface
  public interface Source {
    /**
     * Passes the file on.
     *
     * @throws RegistryException if the registry refuses
     */
    void send(FileTarget to);
  }

  /**
   * A link.
   *
   * @param type of the file, such as text/csv
   */
  public FileLink(String text, String fileName, String type, Source source) {
    this.fileName = fileName;
    this.type = type;
    this.source = source;
    this.locale = getLocale();
    setText(text);
    setHref((DownloadHandler) this::send);
    setTarget(AnchorTarget.BLANK);
    getElement().setAttribute("router-ignore", true);
  }

  private void send(DownloadEvent event) throws IOException {
    try {
      source.send(
          () -> {
            event.setFileName(fileName);
            event.setContentType(type);
            return event.getOutputStream();
          });
    } catch (RegistryException e) {
      event.getResponse().setStatus(e.isAway() ? 503 : e.status());
      event.setContentType("text/plain;charset=UTF-8");
      event.getWriter().println(e.getMessage());
      event
          .getWriter()
          .println(I18NProvider.translate(locale, "layout.correlation", e.correlationId()));
    }
  }
}
