// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.concordat.decisions.anchor.AnchoredLog;
import net.concordat.decisions.anchor.DecisionCheck;
import net.concordat.decisions.log.DecisionProof;
import net.concordat.decisions.log.SignedReceipt;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.LogRecord;
import net.concordat.deploy.DeployException;
import net.concordat.evidence.EvidenceVerifier;
import net.concordat.evidence.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies an evidence pack, or the proof of a decision, on its own. */
@Command(
    name = "verify",
    description = {
      "Verify an evidence pack: without a network, a database or a node.",
      "With --anchors, the proof of a decision against a copy of what is anchored."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The zip that a registry gave, or the proof that a scoring service gave.")
  private Path pack;

  @Option(
      names = "--anchors",
      paramLabel = "FILE",
      description =
          "What is anchored, as ./concordat anchors --json printed it at the regulator's.")
  private Optional<Path> anchors;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "The receipt that came with the decision.")
  private Optional<Path> receipt;

  @Option(
      names = "--consortium",
      paramLabel = "FINGERPRINT",
      defaultValue = "",
      description =
          "The consortium's id, 64 hex digits, as any of its members or observers has it.")
  private String consortium;

  @Override
  public Integer call() throws IOException {
    if (anchors.isPresent()) {
      return verifyDecision(DecisionFiles.proof(pack), anchors.get());
    }
    if (!Files.isRegularFile(pack)) {
      throw new DeployException("There is no file %s.".formatted(pack));
    }
    if (Files.size(pack) > EvidenceVerifier.MOST_BYTES) {
      throw new DeployException(
          "%s has %d bytes; a pack has at most %d."
              .formatted(pack, Files.size(pack), EvidenceVerifier.MOST_BYTES));
    }
    return print(EvidenceVerifier.verify(Files.readAllBytes(pack)));
  }

  private int verifyDecision(DecisionProof proof, Path copy) throws IOException {
    AnchoredLog ledger = DecisionFiles.anchors(copy, proof.receipt().logId());
    List<String> faults = new ArrayList<>(DecisionCheck.faults(proof, ledger));
    if (receipt.isPresent()) {
      for (SignedReceipt signed : DecisionFiles.receipts(receipt.get())) {
        faults.addAll(DecisionCheck.faults(signed, proof, ledger));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    faults.forEach(fault -> out.println("WRONG " + fault));
    out.println(pack + (faults.isEmpty() ? " is verified:" : " is not verified."));
    if (faults.isEmpty()) {
      out.printf(
          "  record %d of the log %s, in the anchored batch %d%n  %s%n",
          proof.receipt().sequence(),
          ledger.logId(),
          proof.inclusion().batch().index(),
          words(proof.record()));
    }
    return faults.isEmpty() ? 0 : 1;
  }

  private static String words(LogRecord record) {
    if (record instanceof DecisionRecord decision) {
      return "%s by version %s under adoption %s%s: score %s at the threshold %s, because of %s, measured from the baseline %s; at %s, for %s"
          .formatted(
              decision.decision(),
              decision.versionId(),
              decision.adoptionId(),
              decision.insteadOf() == null
                  ? ""
                  : ", instead of the suspended champion's " + decision.insteadOf(),
              decision.score(),
              decision.threshold(),
              String.join(", ", decision.reasons()),
              decision.baseline(),
              decision.at(),
              decision.caller());
    }
    return record.toString();
  }

  private int print(Verification verification) {
    PrintWriter out = spec.commandLine().getOut();
    String found = verification.consortiumId();
    boolean other = !consortium.isEmpty() && !consortium.toLowerCase(Locale.ROOT).equals(found);
    verification.problems().forEach(problem -> out.println("WRONG " + problem));
    if (other) {
      out.println("WRONG index.json: of the consortium '" + found + "', not " + consortium);
    }
    if (other || !verification.isVerified()) {
      out.println(pack + " is not verified.");
      return 1;
    }
    out.println(pack + " is verified:");
    verification.summary().forEach(line -> out.println("  " + line));
    if (consortium.isEmpty()) {
      out.printf(
          "All of it rests on the consortium being%n  %s%nCompare that with what a member or an"
              + " observer has, or give it with --consortium.%n",
          found);
    }
    return 0;
  }
}
