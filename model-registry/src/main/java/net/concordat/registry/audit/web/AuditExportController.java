// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import net.concordat.registry.audit.AuditQuery;
import net.concordat.registry.audit.AuditTrail;
import net.concordat.registry.ledger.LedgerTransaction;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail as a file. */
@RestController
@AnyReader
@Tag(name = "audit")
class AuditExportController {
  private static final int PAGE = 200;

  private final AuditTrail trail;
  private final ObjectMapper json;

  AuditExportController(AuditTrail trail, ObjectMapper json) {
    this.trail = trail;
    this.json = json;
  }

  @GetMapping("/api/v1/audit/export")
  @Operation(
      summary = "All transactions that are asked for, the newest first, as a file",
      description = "Written as it is read, however many there are: JSON lines, or a CSV table.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
      })
  void export(
      @RequestParam(defaultValue = "json")
          @Pattern(regexp = "json|csv", message = "must be json or csv")
          String format,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable String command,
      @RequestParam(required = false) @Nullable String party,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant until,
      HttpServletResponse response)
      throws IOException {
    AuditExport form = AuditExport.valueOf(format.toUpperCase(Locale.ROOT));
    response.setContentType(form.type().toString());
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(form.fileName()).build().toString());
    AuditQuery query = new AuditQuery(null, modelId, null, command, party, from, until);
    List<LedgerTransaction> page = trail.find(query, List.of(), PAGE);
    Writer to = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    form.begin(to);
    while (!page.isEmpty()) {
      for (LedgerTransaction transaction : page) {
        form.write(transaction, json, to);
      }
      LedgerTransaction last = page.get(page.size() - 1);
      page =
          page.size() < PAGE
              ? List.of()
              : trail.find(
                  query, List.of(last.at().truncatedTo(ChronoUnit.MICROS), last.txId()), PAGE);
    }
    to.flush();
  }
}
