// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.decisions.anchor.AnchoredLog;
import net.concordat.decisions.log.LogAudit;
import net.concordat.decisions.log.LogUnavailableException;
import net.concordat.decisions.log.Receipt;
import net.concordat.decisions.log.SignedReceipt;
import net.concordat.deploy.DeployException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for what was changed in a log of decisions. */
@Command(
    name = "audit",
    description = {
      "Compare a log of decisions with what is anchored of it and with receipts.",
      "Names the record that was changed where its leaf hash survives, otherwise its batch, and",
      "each batch that was closed ten minutes ago or longer and is not anchored."
    },
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  /** Batches are anchored within a minute, unless registry or node is away. */
  private static final Duration ANCHORED = Duration.ofMinutes(10);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where the log lies; it may be in use.")
  private Path folder;

  @Option(
      names = "--anchors",
      paramLabel = "FILE",
      required = true,
      description =
          "What is anchored, as ./concordat anchors --json printed it at the regulator's.")
  private Path anchors;

  @Option(
      names = "--receipts",
      paramLabel = "FILE",
      description = "Receipts that came with decisions: a JSON list of them.")
  private Optional<Path> receipts;

  @Override
  public Integer call() throws IOException {
    try {
      UUID logId = LogAudit.logId(folder);
      AnchoredLog ledger = DecisionFiles.anchors(anchors, logId);
      List<SignedReceipt> signed =
          receipts.isPresent() ? DecisionFiles.receipts(receipts.get()) : List.of();
      List<String> wrong = new ArrayList<>();
      List<Receipt> proven = proven(signed, ledger, wrong);
      wrong.addAll(
          words(LogAudit.of(folder, ledger.batches(), proven, Instant.now().minus(ANCHORED))));
      return print(ledger, proven.size(), wrong);
    } catch (LogUnavailableException e) {
      throw new DeployException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Receipts with the key that the ledger names; the log is not blamed for others. */
  private static List<Receipt> proven(
      List<SignedReceipt> signed, AnchoredLog ledger, List<String> wrong) {
    List<Receipt> proven = new ArrayList<>();
    for (SignedReceipt each : signed) {
      if (each.isSignedBy(ledger.receiptKey()) && each.receipt().logId().equals(ledger.logId())) {
        proven.add(each.receipt());
      } else {
        wrong.add(
            "receipt of record %d: is not signed with this log's key, and proves nothing"
                .formatted(each.receipt().sequence()));
      }
    }
    return proven;
  }

  /** What is wrong with each of many records in a row is said once. */
  private static List<String> words(List<LogAudit.Finding> found) {
    List<String> words = new ArrayList<>();
    for (int i = 0, next; i < found.size(); i = next) {
      LogAudit.Finding first = found.get(i);
      long last = first.firstSequence() + first.records() - 1;
      next = i + 1;
      while (first.records() == 1
          && next < found.size()
          && found.get(next).equals(new LogAudit.Finding(last + 1, 1, first.sentence()))) {
        next++;
        last++;
      }
      words.add(records(first, last, next - i) + ": " + first.sentence());
    }
    return words;
  }

  private static String records(LogAudit.Finding first, long last, int joined) {
    if (last == first.firstSequence()) {
      return "record " + last;
    }
    return "%s %d to %d"
        .formatted(joined > 1 ? "each of the records" : "records", first.firstSequence(), last);
  }

  private int print(AnchoredLog ledger, int proven, List<String> wrong) {
    PrintWriter out = spec.commandLine().getOut();
    wrong.forEach(line -> out.println("WRONG " + line));
    out.printf(
        "%s of the log %s: %d anchored batches with %d records, %d receipts.%n",
        wrong.isEmpty()
            ? "Nothing is wrong"
            : wrong.size() + (wrong.size() == 1 ? " finding" : " findings"),
        ledger.logId(),
        ledger.batches().size(),
        ledger.records(),
        proven);
    return wrong.isEmpty() ? 0 : 1;
  }
}
