// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.List;
import java.util.stream.Collectors;
import net.concordat.ui.api.Completeness;

/** What is asked of a document, as people call it. */
final class FieldNames {
  private FieldNames() {}

  /**
   * One; as the registry calls it where it asks for something that these pages have no word for.
   */
  static String of(Completeness.Field field) {
    try {
      return translate("document.field." + field.id());
    } catch (IllegalArgumentException newer) {
      return field.title();
    }
  }

  /** Some, one after the other. */
  static String of(List<Completeness.Field> fields) {
    return fields.stream().map(FieldNames::of).collect(Collectors.joining("; "));
  }
}
