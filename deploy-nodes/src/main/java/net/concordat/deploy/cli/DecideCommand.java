// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.people.PasskeyHolder;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryRefusal;
import net.concordat.workflows.support.FlowRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a bank's people are asked, and signs for one of them. */
@Command(
    name = "decide",
    header = "Show what a bank's people are asked; approve or refuse it as one of them.",
    description =
        "Without --proposal, lists what is open. With it, prints in words what is signed, asks, and signs. The last approval that is needed also carries the proposal out.",
    mixinStandardHelpOptions = true)
final class DecideCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Mixin private RegistryOptions options;

  @Option(names = "--proposal", paramLabel = "ID", description = "What to decide on.")
  private Optional<UUID> proposal;

  @Option(names = "--refuse", description = "Say no, which ends the proposal.")
  private boolean refuse;

  @Option(
      names = "--carry-out",
      description = "Sign nothing; carry out what enough people have approved.")
  private boolean carryOut;

  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() throws Exception {
    if (proposal.isEmpty()) {
      return list(options.connect(RegistryOptions.READER));
    }
    String id = proposal.get().toString();
    if (carryOut) {
      carryOut(options.connect(RegistryOptions.APPROVER), id);
    } else {
      decide(
          options.holder(
              options
                  .user()
                  .orElseThrow(() -> new DeployException("Who decides? Name somebody with --as."))),
          id);
    }
    return 0;
  }

  private int list(RegistryClient registry) throws IOException, InterruptedException {
    AskedPeople people = new AskedPeople(registry, options.passkeys());
    List<JsonNode> open = people.open(options.party());
    if (options.isJson()) {
      RegistryOptions.printJson(open);
      return 0;
    }
    for (JsonNode asked : open) {
      System.out.print(people.words(asked, people.decisions(asked.path("proposalId").asText())));
    }
    System.out.printf("%d open at %s.%n", open.size(), options.party());
    return 0;
  }

  private void decide(PasskeyHolder person, String id) throws Exception {
    AskedPeople people = new AskedPeople(person.registry(), options.passkeys());
    JsonNode ballot = person.ballot(id, refuse ? "REJECT" : "APPROVE", people.rolesLeft(id));
    confirmation.show(person.signatory().name(), ballot.path("words").asText());
    perform(person.registry(), id, "decisions", person.answer(ballot));
    System.out.printf(
        "Signed by %s, with the passkey of %s.%n", person.signatory().name(), options.party());
    if (refuse) {
      System.out.printf("Proposal %s is REJECTED.%n", id);
      return;
    }
    try {
      carryOut(person.registry(), id);
    } catch (RegistryRefusal refusal) {
      if (!refusal.rule().equals(Optional.of(FlowRule.PEOPLE_DECIDED.ruleName()))) {
        throw refusal;
      }
      System.out.println("It waits for others: " + refusal.detail());
    }
  }

  private static void carryOut(RegistryClient registry, String id)
      throws IOException, InterruptedException {
    JsonNode done = perform(registry, id, "carrying-out", Map.of());
    System.out.printf("Carried out, in transaction %s.%n", done.at("/state/txId").asText());
  }

  private static JsonNode perform(
      RegistryClient registry, String id, String what, Map<String, Object> arguments)
      throws IOException, InterruptedException {
    return registry.perform(
        "/api/v1/proposals/%s/%s".formatted(id, what),
        UUID.randomUUID().toString(),
        arguments,
        PATIENCE);
  }
}
