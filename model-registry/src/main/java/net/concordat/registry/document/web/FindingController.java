// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import net.concordat.registry.document.Finding;
import net.concordat.registry.document.FindingQuery;
import net.concordat.registry.document.Findings;
import net.concordat.registry.document.ReportedFinding;
import net.concordat.registry.ledger.VersionNumber;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.Cursor;
import net.concordat.registry.web.Given;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.Several;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The findings of all reports. */
@RestController
@AnyReader
@Tag(name = "documents")
class FindingController {
  private final Findings findings;

  FindingController(Findings findings) {
    this.findings = findings;
  }

  @GetMapping("/api/v1/findings")
  @Operation(summary = "The findings of all validation reports as they stand, the first due first")
  Page<ReportedFinding> find(
      @RequestParam(required = false) Finding.@Nullable Status status,
      @RequestParam(required = false) Finding.@Nullable Severity severity,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false)
          @Nullable
          @Size(min = 1, max = Several.MOST, message = Several.FORM)
          @Parameter(example = VersionNumber.EXAMPLE)
          List<@Pattern(regexp = VersionNumber.FORM, message = VersionNumber.FORM_IN_WORDS) String>
              versions,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "must be a day as 2026-03-02")
          String dueBefore,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    FindingQuery query =
        new FindingQuery(
            status,
            severity,
            owner,
            modelId,
            VersionNumber.parseNullable(versions),
            day(dueBefore));
    return Page.of(
        findings.find(query, place(cursor), limit + 1),
        limit,
        last ->
            Cursor.encode(
                List.of(
                    last.dueDate().toString(),
                    last.modelId(),
                    Integer.toString(last.version()),
                    last.id())));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : Given.day(text);
    } catch (DateTimeException e) {
      throw new BadRequestException(
          "dueBefore must be a day such as 2026-03-02; given " + Given.shown(text), e);
    }
  }

  private static List<?> place(@Nullable String cursor) {
    List<String> place = Cursor.decode(cursor, 4);
    if (place.isEmpty()) {
      return place;
    }
    try {
      return List.of(
          Given.day(place.get(0)), place.get(1), Integer.parseInt(place.get(2)), place.get(3));
    } catch (DateTimeException | NumberFormatException e) {
      throw Cursor.unknown(cursor, e);
    }
  }
}
