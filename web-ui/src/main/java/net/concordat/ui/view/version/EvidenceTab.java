// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.Locale;
import net.concordat.ui.api.EvidenceApi;
import net.concordat.ui.api.RegistryException;

/** All that proves how a version came to be and was decided on, as a file to keep and check. */
@org.springframework.stereotype.Component
final class EvidenceTab implements VersionTab {
  private static final int NAMED = 16;

  private final EvidenceApi evidence;
  private final I18NProvider texts;

  EvidenceTab(EvidenceApi evidence, I18NProvider texts) {
    this.evidence = evidence;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "evidence";
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public Component content(ShownVersion shown) {
    String modelId = shown.modelId();
    int number = shown.number();
    Locale locale = shown.locale();
    // In a page of its own, which says why where the registry refuses.
    Anchor download = new Anchor();
    download.setText(translate("version.evidence.download"));
    download.setHref((DownloadHandler) event -> send(event, modelId, number, locale));
    download.setTarget(AnchorTarget.BLANK);
    download.getElement().setAttribute("router-ignore", true);
    UnorderedList contents =
        new UnorderedList(
            new ListItem(translate("version.evidence.transactions")),
            new ListItem(translate("version.evidence.people")),
            new ListItem(translate("version.evidence.documents")),
            new ListItem(translate("version.evidence.mapping")));
    contents.addClassName("sentences");
    Section section =
        new Section(
            new H2(translate("version.evidence.heading")),
            new Paragraph(translate("version.evidence.lesson")),
            contents,
            new Paragraph(translate("version.evidence.check")),
            new Paragraph(download));
    section.addClassName("card");
    return section;
  }

  private void send(DownloadEvent event, String modelId, int number, Locale locale)
      throws IOException {
    try {
      evidence.pack(
          modelId,
          number,
          () -> {
            event.setFileName("evidence-%s-%d.zip".formatted(modelId.substring(0, NAMED), number));
            event.setContentType("application/zip");
            return event.getOutputStream();
          });
    } catch (RegistryException e) {
      event.getResponse().setStatus(e.isAway() ? 503 : e.status());
      event.setContentType("text/plain;charset=UTF-8");
      event.getWriter().println(e.getMessage());
      event
          .getWriter()
          .println(texts.getTranslation("layout.correlation", locale, e.correlationId()));
    }
  }
}
