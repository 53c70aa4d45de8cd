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
  private static final String ALL = "The model has no tier, so that all is asked for";
  private static final String DISCLAIMER =
      "This index says where something is. It does not say that any text is complied with,"
          + " nor that what is there suffices.";

  private final Map<RecordField, List<String>> found = new EnumMap<>(RecordField.class);
  private final VersionRecord record;

  /**
   * Looks through a pack.
   *
   * @param entries the names of its entries
   * @param record what its documents and states say
   */
  Mapping(Collection<String> entries, VersionRecord record) {
    this.record = record;
    TreeSet<String> names = new TreeSet<>(entries);
    for (RecordField field : RecordField.values()) {
      if (field == RecordField.RETIREMENT && !record.isRetired()) {
        continue;
      }
      List<String> places = new ArrayList<>();
      for (String place : field.places()) {
        names.tailSet(place).stream()
            .takeWhile(name -> name.startsWith(place))
            .forEach(places::add);
      }
      found.put(field, places);
    }
  }

  byte[] toJson() {
    ObjectNode json = Json.object().put("note", DISCLAIMER);
    json.put("tier", record.tier().map(Tier::name).orElse(null));
    ArrayNode rows = json.putArray("fields");
    ArrayNode missing = Json.array();
    found.forEach(
        (field, entries) -> {
          ObjectNode row = rows.addObject().put("field", field.title());
          for (int i = 0; i < TEXTS.size(); i++) {
            if (!field.asked().get(i).isEmpty()) {
              row.put(TEXTS.get(i), field.asked().get(i));
            }
          }
          row.set("entries", Json.texts(entries));
          if (entries.isEmpty()) {
            missing.add(field.title());
          }
          ArrayNode parts = row.putArray("parts");
          for (RequiredField part : parts(field)) {
            parts
                .addObject()
                .put("id", part.id())
                .put("what", part.title())
                .put("where", record.isSaid(part) ? record.where(part) : null);
          }
        });
    missing(missing);
    json.set("missing", missing);
    return Json.write(json);
  }

  private void missing(ArrayNode into) {
    record.fields().stream()
        .filter(part -> !record.isSaid(part))
        .forEach(part -> into.add(part.id() + ": " + part.title()));
  }

  private List<RequiredField> parts(RecordField field) {
    return record.fields().stream().filter(part -> field.has(part)).toList();
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
    text.append("\n# What is missing\n\n")
        .append(record.tier().map(tier -> "Of what is asked for of the tier " + tier).orElse(ALL))
        .append(":\n\n");
    ArrayNode missing = Json.array();
    missing(missing);
    missing.forEach(part -> text.append("- ").append(part.asText()).append('\n'));
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
