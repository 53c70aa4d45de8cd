// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Who wrote which revision of which document when: what a pack's holder says of the documents. */
record Revisions(List<Revision> all) {
  /** Where a pack says it. */
  static final String NAME = "revisions.json";

  private static final Comparator<Revision> ORDER =
      Comparator.comparing(Revision::model)
          .thenComparing(Revision::version)
          .thenComparing(Revision::kind)
          .thenComparing(Revision::number);

  /** One. */
  record Revision(
      String model,
      int version,
      String kind,
      int number,
      String sha256,
      String author,
      String writtenAt) {
    String name() {
      return Revisions.name(kind, number, sha256);
    }

    ObjectNode toJson() {
      return Json.object()
          .put("model", model)
          .put("version", version)
          .put("kind", kind)
          .put("revision", number)
          .put("sha256", sha256)
          .put("author", author)
          .put("writtenAt", writtenAt);
    }

    private static Revision of(JsonNode json) {
      return new Revision(
          json.path("model").asText(),
          json.path("version").asInt(),
          json.path("kind").asText(),
          json.path("revision").asInt(),
          json.path("sha256").asText(),
          json.path("author").asText(),
          json.path("writtenAt").asText());
    }

    private static Revision of(PackDocument document) {
      return new Revision(
          document.modelId(),
          document.version(),
          document.kind(),
          document.revision(),
          document.digest(),
          document.author(),
          document.writtenAt().toString());
    }
  }

  static String name(String kind, int revision, String sha256) {
    return kind + "-" + revision + "-" + sha256 + ".json";
  }

  static Revisions of(List<PackDocument> documents) {
    return new Revisions(documents.stream().map(Revision::of).sorted(ORDER).toList());
  }

  /**
   * Reads what a pack says.
   *
   * @throws EvidenceException if it is not in this form
   */
  static Revisions read(SortedMap<String, byte[]> entries) throws EvidenceException {
    byte[] content = entries.get(NAME);
    if (content == null) {
      throw new EvidenceException(NAME, "not there");
    }
    List<Revision> all = new ArrayList<>();
    Json.read(NAME, content, Json.MOST_LISTED).forEach(row -> all.add(Revision.of(row)));
    all.sort(ORDER);
    for (int i = 1; i < all.size(); i++) {
      if (ORDER.compare(all.get(i - 1), all.get(i)) == 0) {
        throw new EvidenceException(NAME, "names " + all.get(i).name() + " twice");
      }
    }
    Revisions revisions = new Revisions(all);
    if (!Arrays.equals(revisions.toJson(), content)) {
      throw new EvidenceException(NAME, "has fields that a revision does not have, or lacks one");
    }
    return revisions;
  }

  byte[] toJson() {
    ArrayNode json = Json.array();
    all.forEach(revision -> json.add(revision.toJson()));
    return Json.write(json);
  }

  /** The last of a document, if there is any. */
  Optional<Revision> newest(String model, int version, String kind) {
    return all.stream()
        .filter(
            each ->
                each.model().equals(model) && each.version() == version && each.kind().equals(kind))
        .reduce((earlier, later) -> later);
  }

  /** Requires that there is a document for each of them, and no other. */
  List<EvidenceException> problems(SortedMap<String, byte[]> entries) {
    List<EvidenceException> problems = new ArrayList<>();
    Set<String> unsaid = new TreeSet<>();
    for (String folder : List.of(Pack.DOCUMENTS, Pack.OTHERS)) {
      Pack.folder(entries, folder).keySet().forEach(name -> unsaid.add(folder + name));
    }
    for (Revision revision : all) {
      Optional<String> entry = Pack.document(entries, revision.name());
      entry.ifPresent(unsaid::remove);
      if (entry.isEmpty()) {
        problems.add(
            new EvidenceException(NAME, revision.name() + ", which it names, is not in the pack"));
      }
    }
    unsaid.forEach(
        name -> problems.add(new EvidenceException(name, NAME + " does not say who wrote it")));
    return problems;
  }
}
