// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import net.corda.core.crypto.SecureHash;

/**
 * What a pack says it contains: of which version, put together by whom, and each entry with its
 * length and SHA-256. Its own digest is what the seal signs.
 */
record PackIndex(
    String consortiumId,
    String holder,
    String modelId,
    int version,
    String artifactDigest,
    String asOf,
    List<String> about,
    List<Entry> entries) {
  /** The index itself. */
  static final String NAME = "index.json";

  /** The signature of it. */
  static final String SEAL = "seal.json";

  private static final String FORMAT = "concordat-evidence/1";

  record Entry(String name, long bytes, String sha256) {
    static Entry of(String name, byte[] content) {
      return new Entry(name, content.length, LedgerJson.hex(SecureHash.sha256(content)));
    }
  }

  PackIndex withEntries(SortedMap<String, byte[]> contents) {
    List<Entry> listed = new ArrayList<>();
    contents.forEach((name, content) -> listed.add(Entry.of(name, content)));
    return new PackIndex(
        consortiumId, holder, modelId, version, artifactDigest, asOf, about, listed);
  }

  byte[] toJson() {
    ObjectNode json =
        Json.object()
            .put("format", FORMAT)
            .put("consortium", consortiumId)
            .put("holder", holder)
            .put("model", modelId)
            .put("version", version)
            .put("artifact", artifactDigest)
            .put("asOf", asOf);
    json.set("about", Json.texts(about));
    ArrayNode listed = json.putArray("entries");
    for (Entry entry : entries) {
      listed
          .addObject()
          .put("name", entry.name())
          .put("bytes", entry.bytes())
          .put("sha256", entry.sha256());
    }
    return Json.write(json);
  }

  static PackIndex read(byte[] content) throws EvidenceException {
    JsonNode json = Json.read(NAME, content, Json.MOST_LISTED);
    if (!json.path("format").asText().equals(FORMAT)) {
      throw new EvidenceException(
          NAME, "of the format " + json.path("format") + "; this verifier knows " + FORMAT);
    }
    List<String> about = new ArrayList<>();
    json.path("about").forEach(id -> about.add(id.asText()));
    List<Entry> entries = new ArrayList<>();
    json.path("entries")
        .forEach(
            entry ->
                entries.add(
                    new Entry(
                        entry.path("name").asText(),
                        entry.path("bytes").asLong(-1),
                        entry.path("sha256").asText())));
    PackIndex index =
        new PackIndex(
            json.path("consortium").asText(),
            json.path("holder").asText(),
            json.path("model").asText(),
            json.path("version").asInt(),
            json.path("artifact").asText(),
            json.path("asOf").asText(),
            about,
            entries);
    if (!Arrays.equals(index.toJson(), content)) {
      throw new EvidenceException(NAME, "has fields that an index does not have, or lacks one");
    }
    return index;
  }

  /** Names every entry that is not as the index says. */
  List<EvidenceException> problems(Map<String, byte[]> contents) {
    List<EvidenceException> problems = new ArrayList<>();
    Set<String> unlisted = new LinkedHashSet<>(contents.keySet());
    unlisted.remove(NAME);
    unlisted.remove(SEAL);
    for (Entry listed : entries) {
      byte[] content = contents.get(listed.name());
      if (!unlisted.remove(listed.name()) || content == null) {
        problems.add(new EvidenceException(listed.name(), "listed in index.json, and not there"));
      } else if (!Entry.of(listed.name(), content).equals(listed)) {
        problems.add(
            new EvidenceException(listed.name(), "differs from the digest that index.json gives"));
      }
    }
    unlisted.forEach(name -> problems.add(new EvidenceException(name, "not listed in index.json")));
    return problems;
  }
}
