// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.document.Completeness;
import net.concordat.registry.document.Document;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.Documents;
import net.concordat.registry.document.EditedFrom;
import net.concordat.registry.document.ReviewRecords;
import net.concordat.registry.document.Revision;
import net.concordat.registry.ledger.VersionNumber;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people wrote about models and versions. */
@RestController
@AnyReader
@Tag(name = "documents")
class DocumentController {
  private final Documents documents;
  private final ReviewRecords records;

  DocumentController(Documents documents, ReviewRecords records) {
    this.documents = documents;
    this.records = records;
  }

  @GetMapping({DocumentPath.OF_MODEL, DocumentPath.OF_VERSION})
  @Operation(summary = "The documents of a version, or of a model itself")
  List<DocumentAnswer> all(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable(required = false) @Nullable @Min(1) Integer version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    int subject = version == null ? 0 : version;
    documents.requireSubject(modelId, subject);
    return documents.of(modelId, subject, asOf).stream()
        .map(
            document ->
                DocumentAnswer.of(
                    DocumentPath.id(modelId, version, document.said().kind()), document, records))
        .toList();
  }

  @GetMapping({DocumentPath.OF_MODEL + "/{kind}", DocumentPath.OF_VERSION + "/{kind}"})
  @Operation(summary = "A document as it stands, or stood")
  DocumentAnswer document(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable(required = false) @Nullable @Min(1) Integer version,
      @PathVariable String kind,
      @RequestParam(required = false) @Nullable Instant asOf,
      HttpServletResponse response) {
    DocumentId id = DocumentPath.id(modelId, version, kind);
    Document document = documents.current(id, asOf);
    // Set here, not in a ResponseEntity, which would answer that nothing changed when the ledger
    // has: the ETag names the revision, for the edits that are made from it.
    response.setHeader(HttpHeaders.ETAG, EditedFrom.etag(document.said().revision()));
    return DocumentAnswer.of(id, document, records);
  }

  @GetMapping({
    DocumentPath.OF_MODEL + "/{kind}/revisions",
    DocumentPath.OF_VERSION + "/{kind}/revisions"
  })
  @Operation(summary = "The revisions of a document, the newest first")
  List<Revision> revisions(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable(required = false) @Nullable @Min(1) Integer version,
      @PathVariable String kind) {
    DocumentId id = DocumentPath.id(modelId, version, kind);
    documents.requireSubject(modelId, id.version());
    return documents.revisions(id);
  }

  @GetMapping({
    DocumentPath.OF_MODEL + "/{kind}/revisions/{revision}",
    DocumentPath.OF_VERSION + "/{kind}/revisions/{revision}"
  })
  @Operation(summary = "One revision")
  DocumentAnswer revision(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable(required = false) @Nullable @Min(1) Integer version,
      @PathVariable String kind,
      @PathVariable @Min(1) int revision) {
    DocumentId id = DocumentPath.id(modelId, version, kind);
    return DocumentAnswer.of(id, documents.revision(id, revision), records);
  }

  @GetMapping(
      path = {
        DocumentPath.OF_MODEL + "/{kind}/revisions/{revision}/text",
        DocumentPath.OF_VERSION + "/{kind}/revisions/{revision}/text"
      },
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Its text, byte for byte: the SHA-256 of the answer is the revision's digest")
  @ApiResponse(
      responseCode = "200",
      description = "The text",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
  byte[] text(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable(required = false) @Nullable @Min(1) Integer version,
      @PathVariable String kind,
      @PathVariable @Min(1) int revision) {
    DocumentId id = DocumentPath.id(modelId, version, kind);
    return documents.revision(id, revision).bytes();
  }

  @GetMapping(DocumentPath.OF_VERSION + "/completeness")
  @Operation(
      summary = "Which fields of a version's record are missing",
      description =
          "Of those that the model's tier asks for; of all where it has none. A field that is there"
              + " may still be wrong or too little: that is for people to say.")
  Completeness completeness(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version) {
    documents.requireSubject(modelId, version);
    return records.completeness(List.of(new VersionNumber(modelId, version))).get(0).record();
  }
}
