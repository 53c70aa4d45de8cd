// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.people.PasskeyHolder;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records who developed an artifact, before it is published. */
@Command(
    name = "developed",
    header = "Record who developed an artifact of the bank's own, before it is published.",
    description = "They sign it together, and none of them decides on its use at this bank.",
    mixinStandardHelpOptions = true)
final class DevelopedCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Option(
      names = "--artifact",
      required = true,
      paramLabel = "DIGEST",
      description = "The artifact's SHA-256, in hexadecimal.")
  private String artifact;

  @Option(
      names = "--by",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "All who developed it.")
  private List<String> names;

  @Mixin private Confirmation confirmation;
  @Mixin private CommandOptions command;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.DEVELOPER);
    List<PasskeyHolder> people = new ArrayList<>();
    for (String name : names) {
      people.add(options.holder(registry, name));
    }
    JsonNode ballot =
        registry.post(
            "/api/v1/developments/ballots",
            Map.of(
                "artifactDigest",
                artifact,
                "developers",
                people.stream().map(DevelopedCommand::personId).toList()));
    for (String name : names) {
      confirmation.show(name, ballot.path("words").asText());
    }
    return options.show(
        command.perform(registry, "/api/v1/developments", signed(ballot, people)),
        recorded ->
            "Recorded. The version names it by %s(%d)."
                .formatted(
                    recorded.at("/state/txId").asText(),
                    recorded.at("/state/outputIndex").asInt()));
  }

  private Map<String, Object> signed(JsonNode ballot, List<PasskeyHolder> people) {
    return Map.of(
        "artifactDigest",
        artifact,
        "salt",
        ballot.path("salt").asText(),
        "signatures",
        people.stream()
            .map(
                person ->
                    Map.of(
                        "personId",
                        personId(person),
                        "response",
                        person.sign(ballot.path("publicKey"))))
            .toList());
  }

  private static String personId(PasskeyHolder person) {
    return person.signatory().personId().toString();
  }
}
