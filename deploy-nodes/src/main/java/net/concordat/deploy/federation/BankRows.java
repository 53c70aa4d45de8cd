// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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
      Path file = files.get(bank.bank());
      if (file == null || !Files.isRegularFile(file)) {
        throw new DeployException(
            "%s needs rows to train on: --rows %s=FILE names %s."
                .formatted(bank.bank(), bank.bank(), file == null ? "none" : "no file, " + file));
      }
      Path folder = Files.createDirectories(network.worker(bank.bank()).data());
      String name = "federation-" + file.getFileName();
      if (!Files.exists(folder.resolve(name))) {
        Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      rows.put(bank, Map.of("data", name));
    }
    return rows;
  }

  /**
   * Bank C has no history in the demonstration, so it trains on what it holds out there; further
   * banks on other lenders' of the same data.
   */
  private Map<Party, Path> demonstration() throws IOException, InterruptedException {
    Path folder = network.worker(Party.BANK_A).data().resolveSibling("federation-rows");
    if (!Files.exists(folder.resolve("counts.json"))) {
      run(
          List.of(
              "prepare",
              "--use-case=" + DEMONSTRATION,
              "--data=" + Distribution.current().data().resolve(DEMONSTRATION),
              "--out=" + folder));
    }
    return Map.of(
        Party.BANK_A, folder.resolve("BankA-train.csv.gz"),
        Party.BANK_B, folder.resolve("WellsFargo-history-150.csv.gz"),
        Party.BANK_C, folder.resolve("BankC-holdout.csv.gz"),
        Party.BANK_D, folder.resolve("USBank-history.csv.gz"),
        Party.BANK_E, folder.resolve("CapitalOne-history.csv.gz"));
  }

  /** What a proposal says of a version and a specification, as the worker computes it. */
  public JsonNode terms(Participant owner, JsonNode version, String spec, String form)
      throws IOException, InterruptedException {
    String digest = version.path("artifact").path("digest").asText();
    Path base = Files.createTempFile("concordat-base", ".zip");
    Path text = Files.createTempFile("concordat-federation", ".json");
    try {
      Files.write(base, owner.registry().file("/api/v1/artifacts/" + digest));
      Files.writeString(text, spec, StandardCharsets.UTF_8);
      return JSON.readTree(
          run(
              List.of(
                  "federation-terms",
                  "--base=" + base,
                  "--expect=" + digest,
                  "--spec=" + text,
                  "--form=" + form)));
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
