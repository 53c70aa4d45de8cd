// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.security.Principal;
import net.concordat.registry.document.Document;
import net.concordat.registry.document.DocumentEdits;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.DocumentKind;
import net.concordat.registry.document.EditedFrom;
import net.concordat.registry.document.Finding;
import net.concordat.registry.document.FindingChange;
import net.concordat.registry.document.ReviewRecords;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Edits of documents. */
@RestController
@BankOnly
@Tag(name = "documents")
class DocumentEditController {
  private final DocumentEdits edits;
  private final ReviewRecords records;

  DocumentEditController(DocumentEdits edits, ReviewRecords records) {
    this.edits = edits;
    this.records = records;
  }

  @PutMapping(
      path = {DocumentPath.OF_MODEL + "/{kind}", DocumentPath.OF_VERSION + "/{kind}"},
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Write a revision of a document",
      description =
          "If-Match names the revision that was edited, by its ETag; a first revision has"
              + " If-None-Match: *. 428 without, 409 if another stands.",
      requestBody =
          @RequestBody(required = true, content = @Content(schema = @Schema(type = "object"))))
  ResponseEntity<DocumentAnswer> write(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable(required = false) @Nullable @Min(1) Integer version,
      @PathVariable String kind,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch,
      Principal who,
      HttpServletRequest request)
      throws IOException {
    DocumentId id = DocumentPath.id(modelId, version, kind);
    Document written =
        edits.write(
            id, new EditedFrom(ifMatch, ifNoneMatch), request.getInputStream(), who.getName());
    return answer(id, written);
  }

  @PatchMapping(
      path = DocumentPath.OF_VERSION + "/validation-report/findings/{findingId}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Say what became of a finding",
      description = "A revision of the report; If-Match as for any.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = FindingChange.class))))
  ResponseEntity<DocumentAnswer> change(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @PathVariable @Pattern(regexp = Finding.ID, message = Finding.ID_FORM) String findingId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Principal who,
      HttpServletRequest request)
      throws IOException {
    DocumentId report = new DocumentId(modelId, version, DocumentKind.VALIDATION_REPORT);
    Document written =
        edits.change(
            report,
            findingId,
            new EditedFrom(ifMatch, null),
            request.getInputStream(),
            who.getName());
    return answer(report, written);
  }

  private ResponseEntity<DocumentAnswer> answer(DocumentId id, Document written) {
    int revision = written.said().revision();
    return ResponseEntity.status(revision == 1 ? HttpStatus.CREATED : HttpStatus.OK)
        .header(HttpHeaders.ETAG, EditedFrom.etag(revision))
        .body(DocumentAnswer.of(id, written, records));
  }
}
