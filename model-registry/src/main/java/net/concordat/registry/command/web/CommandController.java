// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.command.CommandConflictException;
import net.concordat.registry.command.CommandKind;
import net.concordat.registry.command.CommandStatus;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.command.Commands;
import net.concordat.registry.ledger.SharingAct;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.Cursor;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Commands that were given. */
@RestController
@BankOnly
@RequestMapping("/api/v1/commands")
@AnyReader
@Tag(name = "commands")
class CommandController {
  /** After every command in the list of all, the newest first. */
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Commands commands;
  private final CommandDesk desk;
  private final CommandEvents events;

  CommandController(Commands commands, CommandDesk desk, CommandEvents events) {
    this.commands = commands;
    this.desk = desk;
    this.events = events;
  }

  @GetMapping
  @Operation(summary = "Commands, the newest first")
  Page<CommandView> list(
      @RequestParam(required = false) @Nullable CommandStatus status,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    List<String> place = Cursor.decode(cursor, 2);
    return Page.of(
        place.isEmpty()
            ? commands.list(status, LATEST, new UUID(0, 0), limit + 1)
            : after(place, status, limit + 1),
        limit,
        command -> Cursor.encode(List.of(command.createdAt().toString(), command.id().toString())));
  }

  private List<CommandView> after(List<String> place, @Nullable CommandStatus status, int most) {
    try {
      return commands.list(
          status, Instant.parse(place.get(0)), UUID.fromString(place.get(1)), most);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new BadRequestException("cursor must be the nextCursor of a page of this list", e);
    }
  }

  @GetMapping("/{id}")
  @Operation(summary = "A command as it stands")
  CommandView command(@PathVariable UUID id) {
    return commands
        .find(id)
        .orElseThrow(() -> new NotFoundException("There is no command " + id + " here."));
  }

  @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(summary = "How a command goes on, as it happens, until its end")
  SseEmitter events(@PathVariable UUID id) {
    command(id);
    return events.listen(id, () -> command(id));
  }

  @PostMapping("/{id}/attempts")
  @Operation(summary = "Attempts once more what was refused or failed")
  ResponseEntity<CommandView> attempt(@PathVariable UUID id, @RequestBody Attempt body) {
    command(id);
    return desk.retry(id, body.attempt());
  }

  /**
   * @param attempt the number of the attempt: one more than that of the last
   */
  record Attempt(int attempt) {}

  @PostMapping("/{id}/cancel")
  @Operation(summary = "Ends a delivery; what came so far is kept for the next")
  ResponseEntity<CommandView> cancel(
      @PathVariable UUID id,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key) {
    CommandView command = command(id);
    if (!command.kind().equals(CommandKind.REQUEST_DELIVERY.words())) {
      throw CommandConflictException.because(
          "A delivery can be cancelled; given a command that is to " + command.kind() + ".");
    }
    return desk.take(key, new SharingAct.CancelDelivery(id));
  }
}
