// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.people.PasskeyFolder;
import net.concordat.deploy.people.PasskeyHolder;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose registry is asked, by whom, and how it is shown. */
final class RegistryOptions {
  /** Reads everything and changes nothing. */
  static final String READER = "auditor";

  /** Publishes, shares and has models trained. */
  static final String DEVELOPER = "developer";

  /** Asks the bank's people, and is one of those who decide. */
  static final String VALIDATOR = "validator";

  /** Decides on use, and ends it. */
  static final String APPROVER = "approver";

  /** Looks after people. */
  static final String ADMIN = "admin";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private NetworkOptions options;

  @Option(
      names = {"--at", "--bank"},
      paramLabel = "PARTY",
      defaultValue = "BankA",
      description = "Whose registry to ask: BankA, BankB, BankC or Regulator (default: BankA).")
  private Party party;

  @Option(
      names = "--as",
      paramLabel = "USER",
      description =
          "Who of that party's asks: developer, validator, approver, auditor or admin (default: one who may).")
  private Optional<String> user;

  @Option(names = "--json", description = "Show what the registry answers as it is.")
  private boolean json;

  /**
   * Signs in at the party.
   *
   * @param usual as whom, unless the command line says otherwise
   */
  RegistryClient connect(String usual) throws IOException {
    if (party.role() == Role.NOTARY) {
      throw new DeployException("The notary has no registry: name a bank or the regulator.");
    }
    return as(user.orElse(usual));
  }

  /** Signs somebody in at the party, whatever the command line says. */
  RegistryClient as(String username) throws IOException {
    return client(options.network(), party, username);
  }

  /** The registry of a party, as somebody there. */
  static RegistryClient client(Network network, Party party, String username) throws IOException {
    return new RegistryClient(
        network.registry(party).address(), new Tokens(network.identity()).signIn(party, username));
  }

  /**
   * Signs somebody in at the bank's scoring service.
   *
   * @param usual as whom, unless the command line says otherwise
   */
  RegistryClient scoring(String usual) throws IOException {
    Network network = options.network();
    return new RegistryClient(
        scoringAddress(), new Tokens(network.identity()).signIn(party, user.orElse(usual)));
  }

  /** The bank's scoring service, as the bank's programs ask it. */
  RegistryClient gateway() throws IOException {
    return new RegistryClient(
        scoringAddress(), new Tokens(options.network().identity()).ofGateway(party));
  }

  /** Where the bank's scoring service is. */
  URI scoringAddress() throws IOException {
    if (party.role() != Role.BANK) {
      throw new DeployException(party + " has no scoring service: name a bank.");
    }
    return options.network().scoring(party).address();
  }

  /** Whose registry is asked. */
  Party party() {
    return party;
  }

  /** Whom the command line names. */
  Optional<String> user() {
    return user;
  }

  /** The passkeys of the party's people on this machine. */
  PasskeyFolder passkeys() throws IOException {
    return options.network().people(party);
  }

  /** Somebody with a passkey on this machine, at the registry as that one. */
  PasskeyHolder holder(String name) throws IOException, InterruptedException {
    return holder(as(name), name);
  }

  /** Somebody with a passkey on this machine, who signs and need not sign in. */
  PasskeyHolder holder(RegistryClient registry, String name)
      throws IOException, InterruptedException {
    return new PasskeyHolder(registry, passkeys().open(name), origin(registry, party));
  }

  /** On which page the people of a bank sign. */
  static String origin(RegistryClient registry, Party bank)
      throws IOException, InterruptedException {
    return PasskeyHolder.origin(registry.get("/api/v1/consortium", Map.of()), bank.ledgerName())
        .orElseThrow(() -> new DeployException(bank + " is no member of the consortium."));
  }

  boolean isJson() {
    return json;
  }

  /**
   * Shows a list, as JSON or as a table.
   *
   * @param head what each column of the table has
   * @param row the cells of an item
   */
  int show(List<JsonNode> items, List<String> head, Function<JsonNode, List<String>> row)
      throws IOException {
    if (json) {
      printJson(items);
    } else {
      Table.print(head, items, row);
    }
    return 0;
  }

  /**
   * Shows one thing, as JSON or in words.
   *
   * @param words of it
   */
  int show(JsonNode item, Function<JsonNode, String> words) throws IOException {
    if (json) {
      printJson(item);
    } else {
      System.out.println(words.apply(item).stripTrailing());
    }
    return 0;
  }

  static void printJson(Object answer) throws IOException {
    System.out.println(JSON.writer(new DefaultPrettyPrinter()).writeValueAsString(answer));
  }
}
