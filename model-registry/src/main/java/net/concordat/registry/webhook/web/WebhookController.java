// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.registry.event.EventKind;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.Place;
import net.concordat.registry.webhook.Delivery;
import net.concordat.registry.webhook.Webhook;
import net.concordat.registry.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks and what was told by them. */
@RestController
@RequestMapping("/api/v1/webhooks")
@BankOnly
@PreAuthorize("hasRole('bank-admin')")
@Tag(name = "webhooks")
class WebhookController {
  private final Webhooks webhooks;

  WebhookController(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * @param url where to: https
   * @param events what, such as {@code version.approved}
   */
  record Wish(
      @NotNull @Size(max = 500) String url,
      @NotEmpty @Size(max = 50) List<@NotNull String> events) {
    URI address() {
      try {
        return URI.create(url);
      } catch (IllegalArgumentException e) {
        throw new BadRequestException("url must be an address; given " + url, e);
      }
    }

    Set<EventKind> kinds() {
      Set<EventKind> kinds = new TreeSet<>();
      for (String word : events) {
        kinds.add(EventKind.of(word).orElseThrow(() -> unknown(word)));
      }
      return kinds;
    }

    private static BadRequestException unknown(String word) {
      return new BadRequestException(
          "events must be of %s; given %s"
              .formatted(
                  Arrays.stream(EventKind.values())
                      .map(EventKind::word)
                      .collect(Collectors.joining(", ")),
                  word.length() > 40 ? word.substring(0, 40) + "..." : word),
          null);
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Have somebody told",
      description = "The secret in the answer signs every message. It is never shown again.")
  ResponseEntity<Webhooks.Created> create(@Valid @RequestBody Wish wish, Principal who) {
    Webhooks.Created created = webhooks.create(wish.address(), wish.kinds(), who.getName());
    return ResponseEntity.created(URI.create("/api/v1/webhooks/" + created.webhook().id()))
        .body(created);
  }

  @GetMapping
  @Operation(summary = "Who is told what; at most 100")
  List<Webhook> all() {
    return webhooks.all();
  }

  @GetMapping("/{id}")
  @Operation(summary = "A webhook")
  Webhook webhook(@PathVariable UUID id) {
    return webhooks.webhook(id).orElseThrow(() -> unknown("webhook " + id));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Tell no more; what was to be told is dropped")
  void delete(@PathVariable UUID id) {
    if (!webhooks.delete(id)) {
      throw unknown("webhook " + id);
    }
  }

  @GetMapping("/{id}/deliveries")
  @Operation(summary = "What was told and what came of it, the newest first")
  Page<Delivery> deliveries(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    webhook(id);
    return Page.of(
        webhooks.deliveries(id, Place.decode(cursor), limit + 1),
        limit,
        told -> new Place(told.queuedAt(), told.id()).cursor());
  }

  @PostMapping("/{id}/deliveries/{delivery}/attempts")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Tell it again, at once")
  Delivery redeliver(@PathVariable UUID id, @PathVariable UUID delivery) {
    return webhooks
        .redeliver(id, delivery)
        .orElseThrow(() -> unknown("delivery " + delivery + " of webhook " + id));
  }

  private static NotFoundException unknown(String what) {
    return new NotFoundException("There is no " + what + " here.");
  }
}
