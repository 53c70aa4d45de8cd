// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A field that the record of a review and approval has to have.
 *
 * @param id its name, whose first part is the part of the record that it belongs to
 * @param document the kind of document that says it, or {@link #LEDGER}
 * @param path where in it, by RFC 6901
 * @param title what it is
 */
public record RequiredField(String id, String document, String path, String title) {
  /** What says a field that no document does. */
  public static final String LEDGER = "ledger";

  /** Whether something is said there: not null, no blank text, no empty object. */
  public boolean isSaid(JsonNode inDocument) {
    JsonNode value = inDocument.at(JsonPointer.compile(path));
    if (value.isTextual()) {
      return !value.textValue().isBlank();
    }
    return !value.isMissingNode() && !value.isNull() && !(value.isObject() && value.isEmpty());
  }

  String part() {
    return id.substring(0, id.indexOf('.'));
  }
}
