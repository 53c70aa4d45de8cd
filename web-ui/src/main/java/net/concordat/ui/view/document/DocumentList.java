// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.concordat.ui.api.Completeness;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Facts;

/** Fields of a version's record by document, each of which leads to where it is written. */
public final class DocumentList extends Facts {
  private static final long serialVersionUID = 1;

  /** Shows some. */
  public DocumentList(VersionKey version, List<Completeness.Field> fields) {
    Map<String, String> titles =
        fields.stream()
            .collect(
                Collectors.groupingBy(
                    Completeness.Field::document,
                    TreeMap::new,
                    Collectors.mapping(FieldNames::of, Collectors.joining("; "))));
    titles.forEach((document, those) -> with(name(version, document), new Span(those)));
  }

  private static Component name(VersionKey version, String document) {
    return DocumentKinds.ALL.contains(document)
        ? DocumentView.link(version, document)
        : new Span(DocumentKinds.words(document));
  }
}
