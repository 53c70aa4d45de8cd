// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.DocumentPlace;
import net.concordat.ui.api.DocumentsApi;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.version.DocumentText;

/** Who wrote which revision when, the newest first, and what each said. */
final class RevisionList extends Div {
  private static final long serialVersionUID = 1;

  private final transient DocumentsApi documents;
  private final transient DocumentPlace place;
  private final String own;
  private final Div shown = new Div();

  /**
   * Shows them.
   *
   * @param own the realm's id of whoever looks
   */
  RevisionList(DocumentsApi documents, DocumentPlace place, String own, Locale locale) {
    this.documents = documents;
    this.place = place;
    this.own = own;
    addClassName("stack");
    List<ModelDocument.Revision> all = documents.revisions(place);
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    all.forEach(each -> list.add(entry(each, locale)));
    Section section = new Section(new H2(getTranslation("document.revisions")));
    section.addClassName("card");
    section.add(all.isEmpty() ? new Paragraph(getTranslation("document.revisions.none")) : list);
    add(section, shown);
  }

  private ListItem entry(ModelDocument.Revision revision, Locale locale) {
    Span who =
        revision.author().equals(own)
            ? new Span(getTranslation("document.you"))
            : new Digest(revision.author());
    Button look =
        new Button(
            getTranslation("document.revision.of", revision.revision()),
            click -> show(revision.revision()));
    return new ListItem(
        look, who, Times.shown(revision.writtenAt(), locale), new Digest(revision.digest()));
  }

  private void show(int number) {
    ModelDocument revision = documents.revision(place, number);
    Component text = new DocumentText(revision.content());
    Section section = new Section(new H2(getTranslation("document.revision.of", number)), text);
    section.addClassName("card");
    shown.removeAll();
    shown.add(section);
  }
}
