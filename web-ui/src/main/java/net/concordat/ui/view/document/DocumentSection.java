// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import net.concordat.ui.api.Completeness;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Facts;

/** The documents that a version's tier asks for, where they are written, and what they lack. */
public final class DocumentSection extends Section {
  private static final long serialVersionUID = 1;

  /** Shows them. */
  public DocumentSection(VersionKey version, Completeness record) {
    addClassName("card");
    Facts facts = new Facts();
    DocumentKinds.ALL.stream()
        .filter(kind -> !record.of(kind).isEmpty())
        .forEach(kind -> facts.with(DocumentView.link(version, kind), stands(record, kind)));
    add(new H2(getTranslation("document.all")), facts);
  }

  private Component stands(Completeness record, String kind) {
    List<Completeness.Field> missing = record.missing(kind);
    return missing.isEmpty()
        ? new Badge(getTranslation("document.all.complete"), Tone.GOOD)
        : new Span(getTranslation("document.missing", missing.size(), FieldNames.of(missing)));
  }
}
