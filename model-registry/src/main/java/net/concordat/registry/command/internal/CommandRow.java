// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.command.CommandKind;
import net.concordat.registry.command.CommandProblem;
import net.concordat.registry.command.CommandStatus;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.LedgerResult;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.web.BadRequestException;
import org.jspecify.annotations.Nullable;

/** A command: written before the node is asked, and kept. */
@Entity
@Table(name = "ledger_command")
public class CommandRow {
  private static final int ARGUMENTS = 100_000;
  private static final int PROGRESS = 300;
  private static final int DETAIL = 2_000;

  @Id private UUID id;

  @Column(name = "idempotency_key", nullable = false, updatable = false, length = 100)
  private String key;

  @Column(nullable = false, updatable = false, length = 255)
  private String caller;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 40)
  private CommandKind kind;

  @Column(nullable = false, updatable = false, length = ARGUMENTS)
  private String arguments;

  @Column(name = "arguments_digest", nullable = false, updatable = false, length = 64)
  private String argumentsDigest;

  @Column(nullable = false)
  private int attempt;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private CommandStatus status;

  @Column(length = PROGRESS)
  private @Nullable String progress;

  @Column(name = "result_tx_id", length = 64)
  private @Nullable String resultTxId;

  @Column(name = "result_output_index")
  private @Nullable Integer resultOutputIndex;

  @Column(name = "result_fact", length = 100_000)
  private @Nullable String resultFact;

  @Column(name = "problem_status")
  private @Nullable Integer problemStatus;

  @Column(name = "problem_rule", length = 100)
  private @Nullable String problemRule;

  @Column(name = "problem_detail", length = DETAIL)
  private @Nullable String problemDetail;

  /** Whether the node has been let forget all attempts. */
  @Column(nullable = false)
  private boolean forgotten;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at", nullable = false)
  private Instant updatedAt;

  @Version
  @Column(name = "row_version", nullable = false)
  private @Nullable Long rowVersion;

  @SuppressWarnings("NullAway.Init")
  protected CommandRow() {}

  CommandRow(String key, String caller, LedgerAct act, Instant now) {
    this.id = UUID.randomUUID();
    this.key = key;
    this.caller = caller;
    this.kind = CommandKind.of(act);
    this.arguments = CommandJson.write(act);
    if (arguments.length() > ARGUMENTS) {
      throw new BadRequestException(
          "What a command is given must have at most %d characters; given %d."
              .formatted(ARGUMENTS, arguments.length()),
          null);
    }
    this.argumentsDigest = CommandJson.digest(arguments);
    this.attempt = 1;
    this.status = CommandStatus.RUNNING;
    this.createdAt = now;
    this.updatedAt = now;
  }

  public UUID id() {
    return id;
  }

  public CommandKind kind() {
    return kind;
  }

  String caller() {
    return caller;
  }

  public CommandStatus status() {
    return status;
  }

  public int attempt() {
    return attempt;
  }

  /** What is to be done. */
  public LedgerAct act() {
    return CommandJson.read(arguments, kind.act());
  }

  /** Whether this is what was asked for. */
  public boolean asksFor(LedgerAct act) {
    return kind == CommandKind.of(act)
        && argumentsDigest.equals(CommandJson.digest(CommandJson.write(act)));
  }

  /** Names an attempt to the node. */
  String clientId(int ofAttempt) {
    return "cmd:" + id + ":" + ofAttempt;
  }

  boolean runs(int ofAttempt) {
    return status == CommandStatus.RUNNING && attempt == ofAttempt;
  }

  void progressed(String step, Instant now) {
    this.progress = shortened(step, PROGRESS);
    this.updatedAt = now;
  }

  void done(LedgerResult result, Instant now) {
    StateId state = result.state();
    this.status = CommandStatus.DONE;
    this.progress = null;
    this.resultTxId = state == null ? null : state.txId();
    this.resultOutputIndex = state == null ? null : state.outputIndex();
    this.resultFact = result.fact() == null ? null : CommandJson.write(result.fact());
    this.updatedAt = now;
  }

  void ended(CommandStatus how, CommandProblem problem, Instant now) {
    this.status = how;
    this.progress = null;
    this.problemStatus = problem.status();
    this.problemRule = shortenedOrNull(problem.rule());
    this.problemDetail = shortened(problem.detail(), DETAIL);
    this.updatedAt = now;
  }

  /** Begins the next attempt after one that came to nothing. */
  void attemptAgain(Instant now) {
    if (status != CommandStatus.REFUSED && status != CommandStatus.FAILED) {
      throw new IllegalStateException("Command " + id + " is " + status);
    }
    this.attempt++;
    this.status = CommandStatus.RUNNING;
    this.problemStatus = null;
    this.problemRule = null;
    this.problemDetail = null;
    this.updatedAt = now;
  }

  /** Takes back an attempt that was not begun. */
  void notAttempted(CommandStatus before, CommandProblem problem, Instant now) {
    this.attempt--;
    ended(before, problem, now);
  }

  void forgotten() {
    this.forgotten = true;
  }

  @Nullable CommandProblem problem() {
    return problemStatus == null || problemDetail == null
        ? null
        : new CommandProblem(problemStatus, problemRule, problemDetail);
  }

  /** As it stands. */
  public CommandView view() {
    return new CommandView(
        id,
        kind.words(),
        CommandJson.tree(arguments),
        caller,
        attempt,
        status,
        progress,
        resultTxId == null || resultOutputIndex == null
            ? null
            : new StateId(resultTxId, resultOutputIndex),
        resultFact == null ? null : CommandJson.tree(resultFact),
        problem(),
        createdAt,
        updatedAt);
  }

  private static @Nullable String shortenedOrNull(@Nullable String rule) {
    return rule == null ? null : shortened(rule, 100);
  }

  // Another member's words may be in it: they are shown, but not at any length.
  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 3) + "...";
  }
}
