// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What a bank's people write about models and versions, and how they change it. */
@Component
public final class DocumentsApi {
  /** Numbers stay as somebody wrote them. */
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final RegistryClient registry;

  DocumentsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** All that there are about a version. */
  public List<ModelDocument> of(VersionKey version) {
    return registry.list(
        ModelDocument.class,
        Map.of(),
        "models/{id}/versions/{n}/documents",
        version.modelId(),
        version.version());
  }

  /** A document as it stands; nothing if nobody wrote it. */
  public Optional<ModelDocument> find(DocumentPlace place) {
    return registry.find(ModelDocument.class, place.path(), place.places());
  }

  /**
   * The same, to be edited: as its very text has it, so that what nobody touches stays as it was.
   */
  public Optional<ModelDocument> toEdit(DocumentPlace place) {
    return find(place).map(document -> exact(place, document));
  }

  /** Its revisions, the newest first. */
  public List<ModelDocument.Revision> revisions(DocumentPlace place) {
    return registry.list(
        ModelDocument.Revision.class, Map.of(), place.path() + "/revisions", place.places());
  }

  /** One revision. */
  public ModelDocument revision(DocumentPlace place, int revision) {
    return registry.get(
        ModelDocument.class,
        Map.of(),
        place.path() + "/revisions/{r}",
        with(place.places(), revision));
  }

  /**
   * Writes a revision.
   *
   * @param edited the revision that was edited; 0 for none
   */
  public ModelDocument write(DocumentPlace place, int edited, ObjectNode content) {
    return registry.send(
        HttpMethod.PUT,
        ModelDocument.class,
        from(edited),
        text(content),
        place.path(),
        place.places());
  }

  /**
   * Says what became of a finding.
   *
   * @param edited the revision of the report that was looked at
   * @param change the fields that change
   */
  public ModelDocument change(
      DocumentPlace report, String findingId, int edited, Map<String, String> change) {
    return registry.send(
        HttpMethod.PATCH,
        ModelDocument.class,
        from(edited),
        change,
        report.path() + "/findings/{f}",
        with(report.places(), findingId));
  }

  private ModelDocument exact(DocumentPlace place, ModelDocument document) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    registry.file(
        MediaType.APPLICATION_JSON,
        Map.of(),
        () -> text,
        place.path() + "/revisions/{r}/text",
        with(place.places(), document.revision()));
    try {
      return document.saying(EXACT.readTree(text.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("A document cannot be read", e);
    }
  }

  private static Map<String, String> from(int edited) {
    return edited == 0
        ? Map.of(HttpHeaders.IF_NONE_MATCH, "*")
        : Map.of(HttpHeaders.IF_MATCH, "\"" + edited + "\"");
  }

  private static byte[] text(ObjectNode content) {
    try {
      return EXACT.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A document cannot be written", e);
    }
  }

  private static Object[] with(Object[] places, Object last) {
    return Stream.concat(Stream.of(places), Stream.of(last)).toArray();
  }
}
