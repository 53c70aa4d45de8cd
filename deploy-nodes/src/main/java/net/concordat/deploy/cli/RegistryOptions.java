// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose registry is asked, and how it is shown. */
final class RegistryOptions {
  /** Reads everything and changes nothing. */
  private static final String READER = "auditor";

  @Mixin private NetworkOptions options;

  @Option(
      names = "--at",
      paramLabel = "PARTY",
      defaultValue = "BankA",
      description = "Whose registry to ask: BankA, BankB, BankC or Regulator (default: BankA).")
  private Party party;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "As it stood then, for example 2026-11-21T12:00:00Z (default: now).")
  private Optional<Instant> asOf;

  @Option(names = "--json", description = "Show what the registry answers as it is.")
  private boolean json;

  /** Signs in at the party, as one who may read. */
  RegistryClient connect() throws IOException, InterruptedException {
    if (party.role() == Role.NOTARY) {
      throw new DeployException("The notary has no registry: name a bank or the regulator.");
    }
    Network network = options.network();
    return new RegistryClient(
        network.registry(party).address(), new Tokens(network.identity()).of(party, READER));
  }

  /** The instant that is asked about, as text; empty for now. */
  String asOf() {
    return asOf.map(Instant::toString).orElse("");
  }

  /** Whose registry is asked. */
  Party party() {
    return party;
  }

  boolean isJson() {
    return json;
  }

  static void printJson(Object answer) throws IOException {
    System.out.println(
        new ObjectMapper().writer(new DefaultPrettyPrinter()).writeValueAsString(answer));
  }

  /** Prints a table; each column as wide as its widest cell. */
  static void printTable(List<String> head, List<List<String>> rows) {
    int[] widths = head.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    printRow(head, widths);
    printRow(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
    rows.forEach(row -> printRow(row, widths));
  }

  private static void printRow(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
    }
    System.out.println(line.toString().stripTrailing());
  }

  /** The organisation in an X.500 name, which is what people say. */
  static String organisation(JsonNode name) {
    return name.asText().replaceAll("^.*O=([^,]*).*$", "$1");
  }
}
