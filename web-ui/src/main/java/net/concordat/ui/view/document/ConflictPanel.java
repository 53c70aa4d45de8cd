// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import java.util.stream.Collectors;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.part.Times;

/** What somebody else wrote meanwhile, beside what was written here. */
final class ConflictPanel extends Section {
  private static final long serialVersionUID = 1;

  /**
   * Shows it.
   *
   * @param theirs the revision that stands
   * @param form which has what was written here, over that revision
   */
  ConflictPanel(ModelDocument theirs, Merge merge, DocumentForm form) {
    addClassName("card");
    add(
        new H2(getTranslation("document.between")),
        new Paragraph(
            getTranslation(
                "document.between.who",
                theirs.revision(),
                Times.words(theirs.writtenAt(), getLocale()))));
    if (!merge.taken().isEmpty()) {
      add(
          new Paragraph(
              getTranslation(
                  "document.between.taken",
                  merge.taken().stream().map(form::title).collect(Collectors.joining("; ")))));
    }
    add(
        new Paragraph(
            getTranslation(
                merge.both().isEmpty() ? "document.between.apart" : "document.between.both")));
    merge.both().forEach(change -> add(entry(change, theirs.revision(), form)));
  }

  private Component entry(Merge.Change change, int revision, DocumentForm form) {
    String title = form.title(change.place());
    Button take = new Button(getTranslation("document.take"));
    take.setAriaLabel(getTranslation("document.take") + ": " + title);
    take.addClickListener(
        click -> {
          form.write(change.place(), change.there());
          take.setEnabled(false);
        });
    Div sides =
        new Div(
            side(getTranslation("document.mine"), change.here()),
            side(getTranslation("document.theirs", revision), change.there()));
    sides.addClassName("columns");
    Article entry = new Article(new H3(title), sides, take);
    entry.addClassName("asked");
    return entry;
  }

  private static Component side(String whose, String text) {
    Pre words = new Pre(text);
    words.addClassName("signed-words");
    return new Div(new H4(whose), words);
  }
}
