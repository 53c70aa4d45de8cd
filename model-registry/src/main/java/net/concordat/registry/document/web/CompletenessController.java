// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import net.concordat.registry.document.ReviewRecords;
import net.concordat.registry.document.VersionCompleteness;
import net.concordat.registry.ledger.VersionNumber;
import net.concordat.registry.security.AnyReader;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which fields of the records of versions are missing. */
@RestController
@AnyReader
@Tag(name = "documents")
class CompletenessController {
  /** All documents of each are read. */
  private static final int MOST = 20;

  private final ReviewRecords records;

  CompletenessController(ReviewRecords records) {
    this.records = records;
  }

  @GetMapping("/api/v1/completeness")
  @Operation(
      summary = "Which fields of the records of some versions are missing",
      description = "In the order in which they are named, without those that are not known here.")
  List<VersionCompleteness> of(
      @RequestParam
          @Size(min = 1, max = MOST, message = "must be 1 to 20, with commas between")
          @Parameter(example = VersionNumber.EXAMPLE)
          List<@Pattern(regexp = VersionNumber.FORM, message = VersionNumber.FORM_IN_WORDS) String>
              versions) {
    return records.completeness(VersionNumber.parse(versions));
  }
}
