// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionNumber;
import net.concordat.registry.model.FoundVersion;
import net.concordat.registry.model.LabelledVersion;
import net.concordat.registry.model.ModelPlaces;
import net.concordat.registry.model.ModelQuery;
import net.concordat.registry.model.ModelQuery.Match;
import net.concordat.registry.model.ModelQuery.Name;
import net.concordat.registry.model.ModelSearch;
import net.concordat.registry.model.VersionLabels;
import net.concordat.registry.model.VersionQuery;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.Several;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds models and versions. */
@RestController
@RequestMapping("/api/v1")
@AnyReader
@Tag(name = "models")
class SearchController {
  private static final int MOST_WORDS = 10;
  private static final String MODELS =
      "[\"5a0f37c1d2b84e6695a0f37c1d2b84e6695a0f37c1d2b84e6695a0f37c1d2b84\"]";

  private final ModelSearch search;
  private final VersionLabels labels;

  SearchController(ModelSearch search, VersionLabels labels) {
    this.search = search;
    this.labels = labels;
  }

  @GetMapping("/models")
  @Operation(summary = "Models by name, as they stand or stood at an instant")
  Page<Standing<RegisteredModelFact>> models(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false)
          @Nullable
          @Size(min = 1, max = Several.MOST, message = Several.FORM)
          @Parameter(example = MODELS)
          List<@Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM) String>
              ids,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    Name exactly = name == null ? null : new Name(name, Match.EXACT);
    return Page.of(
        search.models(
            new ModelQuery(words(q), exactly, owner, purpose, ids, asOf),
            ModelPlaces.models(cursor),
            limit + 1),
        limit,
        ModelPlaces::cursor);
  }

  @GetMapping("/versions")
  @Operation(
      summary = "Versions of all models, the newest first",
      description = "tier is by the models' classifications as they stand now, also with asOf.")
  Page<LabelledVersion> versions(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false)
          @Nullable
          @Pattern(
              regexp = "PENDING_APPROVAL|APPROVED|REJECTED|FROZEN|WITHDRAWN",
              message = "must be PENDING_APPROVAL, APPROVED, REJECTED, FROZEN or WITHDRAWN")
          String status,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = "LOW|MEDIUM|HIGH", message = "must be LOW, MEDIUM or HIGH")
          String tier,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = "champion|challenger", message = "must be champion or challenger")
          String alias,
      @RequestParam(required = false)
          @Nullable
          @Size(min = 1, max = Several.MOST, message = Several.FORM)
          @Parameter(example = VersionNumber.EXAMPLE)
          List<@Pattern(regexp = VersionNumber.FORM, message = VersionNumber.FORM_IN_WORDS) String>
              versions,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    VersionQuery query =
        new VersionQuery(
            words(q),
            null,
            modelId,
            owner,
            purpose,
            status,
            tier,
            alias,
            VersionNumber.parseNullable(versions),
            asOf);
    Page<FoundVersion> page =
        Page.of(
            search.versions(query, ModelPlaces.versions(cursor), limit + 1),
            limit,
            ModelPlaces::cursor);
    return new Page<>(labels.of(page.items(), asOf), page.nextCursor());
  }

  private static List<String> words(@Nullable String q) {
    if (q == null) {
      return List.of();
    }
    List<String> words = ModelSearch.words(q);
    if (words.isEmpty() || words.size() > MOST_WORDS) {
      throw new BadRequestException(
          "q must have 1 to %d words of letters and digits; given %d"
              .formatted(MOST_WORDS, words.size()),
          null);
    }
    return words;
  }
}
