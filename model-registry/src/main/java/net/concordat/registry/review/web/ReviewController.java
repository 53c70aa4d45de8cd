// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import net.concordat.registry.model.Models;
import net.concordat.registry.review.Reviews;
import net.concordat.registry.review.Reviews.VersionReviews;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who reviewed a version. */
@RestController
@AnyReader
@Tag(name = "approvals")
class ReviewController {
  private final Models models;
  private final Reviews reviews;

  ReviewController(Models models, Reviews reviews) {
    this.models = models;
    this.reviews = reviews;
  }

  @GetMapping(VersionPath.VERSION + "/reviews")
  @Operation(
      summary = "Members' votes on a version, and which people decided, when and in which role")
  VersionReviews of(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    if (models.version(modelId, version, asOf).isEmpty()) {
      throw NotFoundException.version(modelId, version, asOf);
    }
    return reviews.of(modelId, version, asOf);
  }
}
