// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import net.concordat.ui.api.EvidenceApi;
import net.concordat.ui.part.FileLink;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;

/** All that proves how a version came to be and was decided on, as a file to keep and check. */
@org.springframework.stereotype.Component
final class EvidenceTab implements VersionTab {
  private static final int NAMED = 16;

  private final EvidenceApi evidence;
  private final CurrentUser user;

  EvidenceTab(EvidenceApi evidence, CurrentUser user) {
    this.evidence = evidence;
    this.user = user;
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
    FileLink download =
        new FileLink(
            translate("version.evidence.download"),
            "evidence-%s-%d.zip".formatted(modelId.substring(0, NAMED), number),
            "application/zip",
            to -> evidence.pack(modelId, number, to));
    UnorderedList contents =
        new UnorderedList(
            new ListItem(translate("version.evidence.transactions")),
            new ListItem(translate("version.evidence.people")),
            new ListItem(
                translate(
                    user.hasAny(Roles.SUPERVISOR)
                        ? "version.evidence.documents.anywhere"
                        : "version.evidence.documents")),
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
}
