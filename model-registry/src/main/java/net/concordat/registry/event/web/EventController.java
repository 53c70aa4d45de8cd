// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.concordat.registry.event.EventKind;
import net.concordat.registry.event.EventPlace;
import net.concordat.registry.event.EventQuery;
import net.concordat.registry.event.Events;
import net.concordat.registry.event.KnownEvent;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.Given;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happened. */
@RestController
@RequestMapping("/api/v1/events")
@AnyReader
@Tag(name = "events")
class EventController {
  private final Events events;
  private final EventStream stream;

  EventController(Events events, EventStream stream) {
    this.events = events;
    this.stream = stream;
  }

  @GetMapping
  @Operation(
      summary = "What happened, the last known first",
      description =
          "since is by when the node recorded it, or the registry for what no ledger knows.")
  Page<KnownEvent> find(
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable @Min(1) Integer version,
      @RequestParam(required = false) @Nullable Instant since,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    if (version != null && modelId == null) {
      throw new BadRequestException("version needs modelId; given " + version + " alone", null);
    }
    EventQuery query = new EventQuery(kind(type), modelId, version, since);
    return Page.of(
        events.find(query, EventPlace.decode(cursor), limit + 1), limit, EventPlace::cursor);
  }

  private static @Nullable EventKind kind(@Nullable String type) {
    return type == null ? null : EventKind.of(type).orElseThrow(() -> unknown(type));
  }

  private static BadRequestException unknown(String type) {
    return new BadRequestException(
        "type must be one of %s; given %s"
            .formatted(
                Arrays.stream(EventKind.values())
                    .map(EventKind::word)
                    .collect(Collectors.joining(", ")),
                Given.shown(type)),
        null);
  }

  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "What happens, as it becomes known",
      description =
          "Each event's id is its number. With Last-Event-ID, or after, those with higher numbers"
              + " come first; without, only new ones. Ends when the token does.")
  SseEmitter stream(
      @RequestParam(required = false) @Nullable @Min(0) Long after,
      @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable
          @Pattern(regexp = "[0-9]{1,18}", message = "must be the number of an event")
          String lastEventId,
      JwtAuthenticationToken token) {
    Long from = lastEventId == null ? after : Long.valueOf(lastEventId);
    return stream.listen(from == null ? events.last() : from, token.getToken().getExpiresAt());
  }
}
