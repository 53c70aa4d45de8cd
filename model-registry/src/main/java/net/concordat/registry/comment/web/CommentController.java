// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.comment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.concordat.registry.comment.Comment;
import net.concordat.registry.comment.Comments;
import net.concordat.registry.model.Models;
import net.concordat.registry.security.AnyPerson;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.Place;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comments. */
@RestController
@BankOnly
@AnyReader
@Tag(name = "reviews")
class CommentController {
  private final Models models;
  private final Comments comments;
  private final Clock clock;

  CommentController(Models models, Comments comments, Clock clock) {
    this.models = models;
    this.comments = comments;
    this.clock = clock;
  }

  /**
   * @param text what is said: plain text of at most 4,000 characters
   * @param about what of the version it is about, such as a finding's id; null for all of it
   */
  record Said(@NotBlank @Size(max = 4_000) String text, @Size(max = 100) @Nullable String about) {}

  @GetMapping(VersionPath.VERSION + "/comments")
  @Operation(summary = "What people of this bank said about a version, the first first")
  Page<Comment> of(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    requireKnown(modelId, version);
    return Page.of(
        comments.of(modelId, version, Place.decode(cursor), limit + 1),
        limit,
        comment -> new Place(comment.writtenAt(), comment.id()).cursor());
  }

  @PutMapping(VersionPath.VERSION + "/comments/{commentId}")
  @AnyPerson
  @ApiResponse(responseCode = "201", description = "It is kept")
  @ApiResponse(responseCode = "200", description = "It was there")
  @Operation(
      summary = "Say something about a version",
      description = "Under an id that the caller draws, so that sent twice it is one. For good.")
  ResponseEntity<Void> say(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @PathVariable UUID commentId,
      @Valid @RequestBody Said said,
      JwtAuthenticationToken token) {
    requireKnown(modelId, version);
    Caller caller = Caller.of(token);
    Comment comment =
        new Comment(
            commentId,
            modelId,
            version,
            said.about(),
            said.text(),
            caller.subject(),
            caller.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return ResponseEntity.status(add(comment) ? HttpStatus.CREATED : HttpStatus.OK).build();
  }

  private boolean add(Comment comment) {
    try {
      return comments.add(comment);
    } catch (DuplicateKeyException meanwhile) {
      return comments.add(comment);
    }
  }

  private void requireKnown(String modelId, int version) {
    if (models.version(modelId, version, null).isEmpty()) {
      throw new NotFoundException(
          "There is no version %d of model %s in this registry.".formatted(version, modelId));
    }
  }
}
