// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import net.concordat.registry.command.internal.CommandRow;
import net.concordat.registry.command.internal.CommandRows;
import net.concordat.registry.command.internal.CommandRunner;
import net.concordat.registry.command.internal.CommandStore;
import net.concordat.registry.ledger.AdoptionAct;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.LedgerCommands;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Has the node act, once for each key of a caller, and tells what came of it. */
@Service
@BankOnly
public class Commands {
  /** Who gives what the registry does by itself; nobody of a realm is called so. */
  public static final String REGISTRY = "registry";

  private final LedgerCommands ledger;
  private final CommandRows rows;
  private final CommandStore store;
  private final CommandRunner runner;
  private final Validator validator;

  Commands(
      LedgerCommands ledger,
      CommandRows rows,
      CommandStore store,
      CommandRunner runner,
      Validator validator) {
    this.ledger = ledger;
    this.rows = rows;
    this.store = store;
    this.runner = runner;
    this.validator = validator;
  }

  /**
   * A command that was given.
   *
   * @param id which
   * @param isNew whether this request gave it, and none before
   */
  public record Given(UUID id, boolean isNew) {}

  /**
   * Gives a command, or finds the one that the caller gave under the key before.
   *
   * @throws BadRequestException if the arguments are not ones
   * @throws CommandConflictException if the key names a command with other arguments
   * @throws NodeUnavailableException if the node does not answer; then nothing is left of it
   */
  @PreAuthorize("@commandRights.mayGive(authentication, #act)")
  public Given give(String key, String caller, LedgerAct act) {
    return begin(key, caller, act);
  }

  /**
   * Has the registry itself suspend, as people signed that it shall. It can give no other command:
   * to stop needs nobody, all else needs people.
   *
   * @throws NodeUnavailableException if the node does not answer; then nothing is left of it
   */
  public Given suspend(String key, AdoptionAct.Suspend act) {
    return begin(key, REGISTRY, act);
  }

  private Given begin(String key, String caller, LedgerAct act) {
    requireValid(act);
    Optional<CommandRow> before = rows.findByCallerAndKey(caller, key);
    if (before.isPresent()) {
      return same(before.get(), key, act);
    }
    ledger.requireReady(act);
    CommandRow row = store.prepare(key, caller, act);
    runner.follow(row.id());
    try {
      store.add(row);
    } catch (RuntimeException notAdded) {
      runner.leave(row.id());
      if (notAdded instanceof DataIntegrityViolationException) {
        return same(rows.findByCallerAndKey(caller, key).orElseThrow(() -> notAdded), key, act);
      }
      throw notAdded;
    }
    runner.begin(row);
    return new Given(row.id(), true);
  }

  private static Given same(CommandRow row, String key, LedgerAct act) {
    if (!row.asksFor(act)) {
      throw CommandConflictException.otherArguments(key);
    }
    return new Given(row.id(), false);
  }

  private void requireValid(LedgerAct act) {
    List<ConstraintViolation<LedgerAct>> wrong = List.copyOf(validator.validate(act));
    if (!wrong.isEmpty()) {
      throw new BadRequestException(
          wrong.stream().map(Commands::inWords).sorted().collect(Collectors.joining("; ")), null);
    }
  }

  private static String inWords(ConstraintViolation<?> wrong) {
    String given = String.valueOf(wrong.getInvalidValue());
    return wrong.getPropertyPath()
        + " "
        + wrong.getMessage()
        + "; given "
        + (given.length() > 100 ? given.substring(0, 100) + "..." : given);
  }

  /**
   * Attempts a command once more that was refused or failed; asked for twice, it is one attempt.
   *
   * @param attempt the number of the attempt, one more than that of the last
   * @throws CommandConflictException if it is not the next, or the command is running or done
   * @throws NodeUnavailableException if the node does not answer; then the command is left as it is
   */
  @PreAuthorize("@commandRights.mayRetry(authentication, #id)")
  public void retry(UUID id, int attempt) {
    CommandRow row = rows.findById(id).orElseThrow();
    if (row.attempt() == attempt) {
      return;
    }
    CommandProblem problem = row.view().problem();
    if (row.attempt() + 1 != attempt || problem == null) {
      throw CommandConflictException.because(
          "The next attempt of a command that was refused or failed can be asked for; given attempt %d of a command that is %s with attempt %d."
              .formatted(attempt, row.status(), row.attempt()));
    }
    ledger.requireReady(row.act());
    if (!runner.follow(id)) {
      return;
    }
    CommandRow begun;
    try {
      begun = store.attemptAgain(id, attempt);
    } catch (OptimisticLockingFailureException e) {
      runner.leave(id);
      return;
    }
    runner.begin(begun, row.status(), problem);
  }

  /** A command as it stands. */
  public Optional<CommandView> find(UUID id) {
    return rows.findById(id).map(CommandRow::view);
  }

  /**
   * Commands, the newest first.
   *
   * @param status how they stand; null for any
   * @param createdAt and id: the place in the list after which to begin
   * @param most how many at most
   */
  public List<CommandView> list(
      @Nullable CommandStatus status, Instant createdAt, UUID id, int most) {
    List<CommandStatus> statuses =
        status == null ? List.of(CommandStatus.values()) : List.of(status);
    return rows.before(statuses, createdAt, id, Limit.of(most)).stream()
        .map(CommandRow::view)
        .toList();
  }

  /** Somebody's that were refused or failed since an instant, the last first. */
  public List<CommandView> refusedOf(String caller, Instant since, int most) {
    return rows.refusedOf(caller, since, Limit.of(most)).stream().map(CommandRow::view).toList();
  }

  /**
   * Waits a while for a command to end.
   *
   * @return how it then stands
   * @throws NodeUnavailableException if the node did not begin it; then nothing is left of it
   */
  public CommandView await(UUID id, Duration most) {
    CompletableFuture<CommandView> end = runner.end(id);
    if (end != null) {
      try {
        return end.get(most.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return find(id).orElseThrow();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException notBegun) {
          throw notBegun;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return find(id).orElseThrow();
  }
}
