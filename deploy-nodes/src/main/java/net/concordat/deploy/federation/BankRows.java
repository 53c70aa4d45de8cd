// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;

/** On which rows the workers of a network's banks train, and what a worker says of a version. */
public final class BankRows {
  private static final String DEMONSTRATION = "credit-risk";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Network network;

  public BankRows(Network network) {
    this.network = network;
  }

  /**
   * Puts rows into each worker's folder, unless they are there.
   *
   * @param named by the operator; without any, the demonstration's
   * @return what each registry is told
   */
  public Map<Participant, Map<String, Object>> of(List<Participant> banks, Map<Party, Path> named)
      throws IOException, InterruptedException {
    Map<Party, Path> files = named.isEmpty() ? demonstration() : named;
    Map<Participant, Map<String, Object>> rows = new LinkedHashMap<>();
    for (Participant bank : banks) {
      Path copy = copied(bank, files, "rows to train on: --rows", "federation-");
      rows.put(bank, Map.of("data", copy.getFileName().toString()));
    }
    return rows;
  }

  /**
   * Puts rows to judge by into each evaluator's worker's folder, unless they are there, and names
   * them to its registry beside those it trains on.
   *
   * @param named by the operator; without any, the demonstration's, of which no bank trains on one
   * @param rows what each registry is told; changed
   * @return where each evaluator's are
   */
  public Map<Participant, Path> holdouts(
      List<Participant> evaluators,
      Map<Party, Path> named,
      Map<Participant, Map<String, Object>> rows)
      throws IOException, InterruptedException {
    Map<Party, Path> files = named.isEmpty() ? demonstrationHoldouts() : named;
    Map<Participant, Path> holdouts = new LinkedHashMap<>();
    for (Participant bank : evaluators) {
      Path copy = copied(bank, files, "rows to judge by: --holdout", "federation-holdout-");
      Map<String, Object> told = new LinkedHashMap<>(rows.getOrDefault(bank, Map.of()));
      told.put("holdout", copy.getFileName().toString());
      rows.put(bank, told);
      holdouts.put(bank, copy);
    }
    return holdouts;
  }

  /** Copies a bank's file to where its worker reads, unless that was done. */
  private Path copied(Participant bank, Map<Party, Path> files, String needed, String prefix)
      throws IOException {
    Path file = files.get(bank.bank());
    if (file == null || !Files.isRegularFile(file)) {
      throw new DeployException(
          "%s needs %s %s=FILE names %s."
              .formatted(
                  bank.bank(), needed, bank.bank(), file == null ? "none" : "no file, " + file));
    }
    Path folder = Files.createDirectories(network.worker(bank.bank()).data());
    Path copy = folder.resolve(prefix + file.getFileName());
    if (!Files.exists(copy)) {
      Files.copy(file, copy);
    }
    return copy;
  }

  /** Bank C's are of a lender that is no bank of the network, since it trains on its own. */
  private Map<Party, Path> demonstrationHoldouts() throws IOException, InterruptedException {
    Path folder = prepared();
    return Map.of(
        Party.BANK_A, folder.resolve("BankA-test.csv.gz"),
        Party.BANK_B, folder.resolve("WellsFargo-test.csv.gz"),
        Party.BANK_C, folder.resolve("BBCN-test.csv.gz"),
        Party.BANK_D, folder.resolve("USBank-test.csv.gz"),
        Party.BANK_E, folder.resolve("CapitalOne-test.csv.gz"));
  }

  /**
   * Bank C has no history in the demonstration, so it trains on what it holds out there; further
   * banks on other lenders' of the same data.
   */
  private Map<Party, Path> demonstration() throws IOException, InterruptedException {
    Path folder = prepared();
    return Map.of(
        Party.BANK_A, folder.resolve("BankA-train.csv.gz"),
        Party.BANK_B, folder.resolve("WellsFargo-history-150.csv.gz"),
        Party.BANK_C, folder.resolve("BankC-holdout.csv.gz"),
        Party.BANK_D, folder.resolve("USBank-history.csv.gz"),
        Party.BANK_E, folder.resolve("CapitalOne-history.csv.gz"));
  }

  /** The demonstration's rows, which the worker prepares once. */
  private Path prepared() throws IOException, InterruptedException {
    Path folder = network.worker(Party.BANK_A).data().resolveSibling("federation-rows");
    if (!Files.exists(folder.resolve("counts.json"))) {
      run(
          List.of(
              "prepare",
              "--use-case=" + DEMONSTRATION,
              "--data=" + Distribution.current().data().resolve(DEMONSTRATION),
              "--out=" + folder));
    }
    return folder;
  }

  /** What a proposal says of a version and a specification, as the worker computes it. */
  public JsonNode terms(Participant owner, JsonNode version, String spec, String form)
      throws IOException, InterruptedException {
    return terms(owner, version, spec, form, List.of());
  }

  /** The same with the roots of rows that evaluators judge by. */
  public JsonNode terms(
      Participant owner, JsonNode version, String spec, String form, Collection<Path> holdouts)
      throws IOException, InterruptedException {
    String digest = version.path("artifact").path("digest").asText();
    Path base = Files.createTempFile("concordat-base", ".zip");
    Path text = Files.createTempFile("concordat-federation", ".json");
    try {
      Files.write(base, owner.registry().file("/api/v1/artifacts/" + digest));
      Files.writeString(text, spec, StandardCharsets.UTF_8);
      List<String> asked =
          new ArrayList<>(
              List.of(
                  "federation-terms",
                  "--base=" + base,
                  "--expect=" + digest,
                  "--spec=" + text,
                  "--form=" + form));
      holdouts.forEach(file -> asked.add("--holdout=" + file));
      return JSON.readTree(run(asked));
    } finally {
      Files.deleteIfExists(base);
      Files.deleteIfExists(text);
    }
  }

  private static String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Distribution.current().worker());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new DeployException(
          "The worker ended with %d: %s".formatted(process.exitValue(), arguments.get(0)));
    }
    return printed;
  }
}
