// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.concordat.registry.command.CommandChanged;
import net.concordat.registry.command.CommandProblem;
import net.concordat.registry.command.CommandStatus;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.LedgerCommands;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.registry.ledger.LedgerResult;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.security.BankOnly;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Has the node carry commands out, and writes down what comes of them. */
@Component
@BankOnly
public class CommandRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
  private static final Logger AUDIT = LoggerFactory.getLogger("concordat.audit");

  private final LedgerCommands ledger;
  private final CommandStore store;
  private final ApplicationEventPublisher news;

  /** Those that somebody here follows; each ends with how the command then stands. */
  private final ConcurrentMap<UUID, CompletableFuture<CommandView>> followed =
      new ConcurrentHashMap<>();

  /** What is told of commands is written in the order in which it is told. */
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "commands");
            thread.setDaemon(true);
            return thread;
          });

  CommandRunner(LedgerCommands ledger, CommandStore store, ApplicationEventPublisher news) {
    this.ledger = ledger;
    this.store = store;
    this.news = news;
  }

  /** Takes it on to follow a command; false if somebody here does already. */
  public boolean follow(UUID id) {
    return followed.putIfAbsent(id, new CompletableFuture<>()) == null;
  }

  /** Follows a command no longer. */
  public void leave(UUID id) {
    followed.remove(id);
  }

  /** What a command will end with; null if nobody here follows it. */
  public @Nullable CompletableFuture<CommandView> end(UUID id) {
    return followed.get(id);
  }

  /**
   * Has the node begin a command that was just written down, and takes it out again if the node
   * does not begin.
   *
   * @throws NodeUnavailableException if so
   */
  public void begin(CommandRow row) {
    try {
      run(row);
    } catch (RuntimeException notBegun) {
      store.remove(row.id());
      giveUp(row.id(), notBegun);
      throw notBegun;
    }
  }

  /**
   * Has the node begin another attempt, or leaves the command as it was if the node does not.
   *
   * @param before how the command stood
   * @param problem and why
   * @throws NodeUnavailableException if the node does not begin
   */
  public void begin(CommandRow row, CommandStatus before, CommandProblem problem) {
    try {
      run(row);
    } catch (RuntimeException notBegun) {
      store.notAttempted(row.id(), before, problem);
      giveUp(row.id(), notBegun);
      throw notBegun;
    }
  }

  private void giveUp(UUID id, RuntimeException notBegun) {
    CompletableFuture<CommandView> end = followed.remove(id);
    if (end != null) {
      end.completeExceptionally(notBegun);
    }
  }

  /** Has the node carry on with a command, or begin it if it had not come that far. */
  void run(CommandRow row) {
    UUID id = row.id();
    int attempt = row.attempt();
    AUDIT.info(
        "command {} {} attempt {} of {} given to the node",
        row.kind().words(),
        id,
        attempt,
        row.caller());
    ledger
        .start(
            row.clientId(attempt),
            id,
            row.act(),
            step -> writer.execute(() -> progressed(id, attempt, step)))
        .whenCompleteAsync((result, failure) -> ended(id, attempt, result, failure), writer);
  }

  private void progressed(UUID id, int attempt, String step) {
    try {
      store.progressed(id, attempt, step).ifPresent(this::tell);
    } catch (RuntimeException e) {
      LOG.warn("How far command {} is could not be written", id, e);
    }
  }

  private void ended(
      UUID id, int attempt, @Nullable LedgerResult result, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof NodeUnavailableException) {
      LOG.warn("Command {} is taken up again when the node answers: {}", id, cause.getMessage());
      leave(id);
      return;
    }
    try {
      Optional<CommandView> stands =
          cause == null && result != null
              ? store.done(id, attempt, result)
              : failed(id, attempt, cause);
      CompletableFuture<CommandView> end = followed.remove(id);
      stands.ifPresent(
          view -> {
            AUDIT.info("command {} {} attempt {} {}", view.kind(), id, attempt, view.status());
            tell(view);
            if (end != null) {
              end.complete(view);
            }
          });
    } catch (RuntimeException e) {
      LOG.error("What came of command {} could not be written; the node is asked again", id, e);
      leave(id);
    }
  }

  private Optional<CommandView> failed(UUID id, int attempt, @Nullable Throwable cause) {
    if (cause instanceof LedgerRefusedException refusal) {
      return store.ended(
          id,
          attempt,
          CommandStatus.REFUSED,
          new CommandProblem(
              refusal.mayPassLater() ? 409 : 422,
              refusal.rule(),
              String.valueOf(refusal.getMessage())));
    }
    LOG.error("The node failed with command {}, attempt {}", id, attempt, cause);
    return store.ended(
        id,
        attempt,
        CommandStatus.FAILED,
        new CommandProblem(
            502,
            null,
            "The node could not carry it out. The registry's log says why under the command's id."));
  }

  private void tell(CommandView view) {
    news.publishEvent(new CommandChanged(view));
  }

  @PreDestroy
  void stop() {
    writer.shutdown();
  }
}
