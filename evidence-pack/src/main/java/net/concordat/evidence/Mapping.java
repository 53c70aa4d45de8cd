// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where in a pack is what regulations and guidance ask a model's record for, and what is not. */
final class Mapping {
  private static final List<String> TEXTS =
      List.of("SR 26-2", "PRA SS1/23", "ECB guide, machine learning", "EU AI Act");
  private static final String DISCLAIMER =
      "This index says where something is. It does not say that any text is complied with,"
          + " nor that what is there suffices.";

  private final Map<RecordField, List<String>> found;

  private Mapping(Map<RecordField, List<String>> found) {
    this.found = found;
  }

  /** Looks through the names of entries. */
  static Mapping of(Collection<String> given, Collection<String> derived) {
    TreeSet<String> names = new TreeSet<>(given);
    names.addAll(derived);
    Map<RecordField, List<String>> found = new EnumMap<>(RecordField.class);
    for (RecordField field : RecordField.values()) {
      List<String> entries = new ArrayList<>();
      for (String place : field.places()) {
        names.tailSet(place).stream()
            .takeWhile(name -> name.startsWith(place))
            .forEach(entries::add);
      }
      found.put(field, entries);
    }
    return new Mapping(found);
  }

  byte[] toJson() {
    ObjectNode json = Json.object().put("note", DISCLAIMER);
    ArrayNode fields = json.putArray("fields");
    ArrayNode missing = Json.array();
    found.forEach(
        (field, entries) -> {
          ObjectNode row = fields.addObject().put("field", field.title());
          for (int i = 0; i < TEXTS.size(); i++) {
            if (!field.asked().get(i).isEmpty()) {
              row.put(TEXTS.get(i), field.asked().get(i));
            }
          }
          row.set("entries", Json.texts(entries));
          if (entries.isEmpty()) {
            missing.add(field.title());
          }
        });
    json.set("missing", missing);
    return Json.write(json);
  }

  byte[] toMarkdown() {
    StringBuilder text = new StringBuilder("# Where what is\n\n").append(DISCLAIMER);
    text.append("\n\n| What | Where |");
    TEXTS.forEach(name -> text.append(' ').append(name).append(" |"));
    text.append("\n|---|---|").append("---|".repeat(TEXTS.size())).append('\n');
    found.forEach(
        (field, entries) -> {
          text.append("| ").append(field.title()).append(" | ").append(where(entries)).append(" |");
          field.asked().forEach(part -> text.append(' ').append(part).append(" |"));
          text.append('\n');
        });
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String where(List<String> entries) {
    if (entries.isEmpty()) {
      return "**missing**";
    }
    String more = entries.size() == 1 ? "" : " and " + (entries.size() - 1) + " more";
    return "`" + entries.get(0) + "`" + more;
  }
}
