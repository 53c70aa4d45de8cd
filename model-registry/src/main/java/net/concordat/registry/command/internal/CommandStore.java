// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import net.concordat.registry.command.CommandProblem;
import net.concordat.registry.command.CommandStatus;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.LedgerResult;
import net.concordat.registry.security.BankOnly;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each move of a command, committed when the method returns. */
@Component
@BankOnly
@Transactional
public class CommandStore {
  private final CommandRows rows;
  private final Clock clock;

  CommandStore(CommandRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** A command that is not in the table yet. */
  public CommandRow prepare(String key, String caller, LedgerAct act) {
    return new CommandRow(key, caller, act, now());
  }

  /**
   * Takes a command in.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException if the caller gave another
   *     under the same key meanwhile
   */
  public void add(CommandRow row) {
    rows.saveAndFlush(row);
  }

  /** Takes a command out that was never begun. */
  void remove(UUID id) {
    rows.findById(id).ifPresent(rows::delete);
  }

  /**
   * Begins the next attempt.
   *
   * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else did
   *     meanwhile
   */
  public CommandRow attemptAgain(UUID id, int attempt) {
    CommandRow row = rows.findById(id).orElseThrow();
    if (row.attempt() == attempt - 1 && row.status().isEnd()) {
      row.attemptAgain(now());
      rows.saveAndFlush(row);
    }
    return row;
  }

  void notAttempted(UUID id, CommandStatus before, CommandProblem problem) {
    rows.findById(id).orElseThrow().notAttempted(before, problem, now());
  }

  Optional<CommandView> progressed(UUID id, int attempt, String step) {
    return move(id, attempt, row -> row.progressed(step, now()));
  }

  Optional<CommandView> done(UUID id, int attempt, LedgerResult result) {
    return move(id, attempt, row -> row.done(result, now()));
  }

  Optional<CommandView> ended(UUID id, int attempt, CommandStatus how, CommandProblem problem) {
    return move(id, attempt, row -> row.ended(how, problem, now()));
  }

  private Optional<CommandView> move(UUID id, int attempt, Consumer<CommandRow> how) {
    return rows.findById(id)
        .filter(row -> row.runs(attempt))
        .map(
            row -> {
              how.accept(row);
              return row.view();
            });
  }

  /** Those that the node is at, or should be. */
  @Transactional(readOnly = true)
  public List<CommandRow> running() {
    return rows.findByStatusOrderByCreatedAt(CommandStatus.RUNNING);
  }

  /** Those that ended so long ago that the node need not remember them. */
  @Transactional(readOnly = true)
  public List<CommandRow> toForget(Duration after, int most) {
    return rows.toForget(now().minus(after), Limit.of(most));
  }

  void forgotten(UUID id) {
    rows.findById(id).ifPresent(CommandRow::forgotten);
  }

  // As much of an instant as the database keeps.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
