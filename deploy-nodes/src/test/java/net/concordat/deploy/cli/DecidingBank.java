// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.registry.RegistryRefusal;
import net.concordat.deploy.scoring.ScoringServer;

/** BankB's scoring service, the program that asks it, and the people who adopt what it uses. */
final class DecidingBank {
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PROPOSAL = Pattern.compile("--proposal ([0-9a-f-]{36})");

  private final RegistryNetwork network;
  private final ScoringServer server;
  private final RegistryClient program;

  DecidingBank(RegistryNetwork network) {
    this(network, network.nodes().network().scoring(Party.BANK_B));
  }

  DecidingBank(RegistryNetwork network, ScoringServer server) {
    this.network = network;
    this.server = server;
    this.program =
        new RegistryClient(
            server.address(), new Tokens(network.identity()).ofGateway(Party.BANK_B));
  }

  void start() throws Exception {
    server.start();
    FirstPeople.OfBankB.in(network);
    server.awaitReady();
  }

  ScoringServer server() {
    return server;
  }

  RegistryClient program() {
    return program;
  }

  /** Has BankB's people adopt a model's first version for fraud; gives the adoption. */
  String adopts(String model, String conditions) throws Exception {
    Path evidence = Files.writeString(network.state().resolve("adoption-evidence.json"), "{}");
    approves(
        run(
            "adopt",
            "--model=" + model,
            "--model-version=1",
            "--purpose=fraud",
            "--conditions=" + conditions,
            "--use-days=7",
            "--evidence=" + evidence));
    Pattern adoption = Pattern.compile("(?m)^([0-9a-f-]{36})  APPROVED +" + model);
    await("the registry to show the adoption")
        .atMost(PATIENCE)
        .until(() -> adoption.matcher(run("adopt")).find());
    return found(adoption, run("adopt"));
  }

  /** Has BankB's people decide by an adoption from now on. */
  void promotes(String adoption) {
    approves(run("promote", "--adoption", adoption, "--place", "champion"));
  }

  /** Has BankB's people agree to what a command proposed. */
  void approves(String asked) {
    String proposal = found(PROPOSAL, asked);
    for (String name : List.of("validator", "approver")) {
      run("decide", "--proposal", proposal, "--as", name, "--yes");
    }
  }

  /** The first answer that is as it should be. */
  JsonNode awaitDecision(String what, Predicate<JsonNode> right) {
    List<JsonNode> answers = new ArrayList<>();
    await(what)
        .atMost(PATIENCE)
        .until(
            () -> {
              try {
                answers.add(decide(values()));
              } catch (RegistryRefusal notYet) {
                return false;
              }
              return right.test(answers.get(answers.size() - 1));
            });
    return answers.get(answers.size() - 1);
  }

  /** Nothing is decided, and the service says so in these words. */
  void refuses(String words) {
    await("nothing to be decided: " + words)
        .atMost(PATIENCE)
        .until(
            () -> {
              try {
                decide(values());
                return false;
              } catch (RegistryRefusal refusal) {
                return refusal.detail().contains(words);
              }
            });
  }

  /** Asks for a case's decision. */
  JsonNode decide(ObjectNode values) throws Exception {
    return program.post(
        "/decisions",
        Map.of(
            "purpose",
            "fraud",
            "decisions",
            List.of(Map.of("id", UUID.randomUUID(), "values", values))));
  }

  /** A row of nothing but noughts, as far as they are allowed. */
  static ObjectNode values() throws Exception {
    ObjectNode row = JSON.createObjectNode();
    for (JsonNode feature : JSON.readTree(SharedArtifact.schema().toFile()).path("features")) {
      row.put(feature.path("name").asText(), Math.max(0, feature.path("min").asDouble()));
    }
    return row;
  }

  /** A command for BankB. */
  String[] atB(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bank=BankB", "--state-dir=" + network.state()));
    return all.toArray(String[]::new);
  }

  /** Runs a command for BankB that must end well, and gives what it printed. */
  String run(String... arguments) {
    CommandRun run = CommandRun.of(atB(arguments));
    assertThat(run.status())
        .as("%s printed%n%s%s", List.of(arguments), run.out(), run.err())
        .isZero();
    return run.out();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
