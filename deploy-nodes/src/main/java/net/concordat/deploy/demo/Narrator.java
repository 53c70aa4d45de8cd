// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import net.concordat.deploy.registry.RegistryRefusal;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/** Tells what happens as it happens, with times, and remembers it for the report. */
final class Narrator {
  private final PrintStream out;
  private final long start = System.nanoTime();
  private final List<DemoReport.Step> steps = new ArrayList<>();
  private final List<DemoReport.Refusal> refusals = new ArrayList<>();

  Narrator(PrintStream out) {
    this.out = out;
  }

  void heading(String text) {
    out.printf("%n%s%n", text);
  }

  void line(String text) {
    out.println(text);
  }

  /** Does something that leaves no transaction. */
  <T> T step(String name, Callable<T> work) throws Exception {
    return step(name, work, result -> null);
  }

  /** Does something that a registry has the node do on the ledger; gives the command, done. */
  JsonNode ledger(String name, Callable<JsonNode> work) throws Exception {
    return step(name, work, command -> command.at("/state/txId").textValue());
  }

  /** Does something that leaves a transaction on the ledger. */
  SignedTransaction transaction(String name, Callable<SignedTransaction> work) throws Exception {
    return step(name, work, transaction -> lowerHex(transaction.getId()));
  }

  /** Tries what must fail, and fails itself if it does not. */
  void refused(String attempt, Callable<?> work) throws Exception {
    try {
      work.call();
    } catch (RegistryRefusal refusal) {
      noteRefusal(attempt, refusal.rule().orElse("") + ": " + refusal.detail());
      return;
    }
    throw new DemoFailure("This must be refused, and was not: " + attempt);
  }

  /** Notes a refusal that came by another way than an exception. */
  void noteRefusal(String attempt, String message) {
    DemoReport.Refusal refusal = Refusals.parse(attempt, message);
    refusals.add(refusal);
    out.printf("%s  tried:   %s%n", clock(), attempt);
    out.printf("%10s refused: %s%n", "", refusal.message());
  }

  List<DemoReport.Step> steps() {
    return List.copyOf(steps);
  }

  List<DemoReport.Refusal> refusals() {
    return List.copyOf(refusals);
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  private <T> T step(String name, Callable<T> work, Function<T, @Nullable String> txId)
      throws Exception {
    long begin = System.nanoTime();
    T result = work.call();
    double took = (System.nanoTime() - begin) / 1e9;
    String id = txId.apply(result);
    steps.add(new DemoReport.Step(name, took, id));
    out.printf(
        Locale.ROOT,
        "%s  %s (%.1f s)%s%n",
        clock(),
        name,
        took,
        id == null ? "" : "  tx " + id.substring(0, 8));
    return result;
  }

  private static String lowerHex(SecureHash hash) {
    return hash.toString().toLowerCase(Locale.ROOT);
  }

  private String clock() {
    return String.format(Locale.ROOT, "%7.1f s", seconds());
  }
}
