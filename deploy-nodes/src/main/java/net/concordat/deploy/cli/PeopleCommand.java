// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.deploy.people.PasskeyFolder;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows who of a bank may decide. */
@Command(
    name = "people",
    description = "Show who of a bank may decide; enrol, change and revoke people.",
    mixinStandardHelpOptions = true,
    subcommands = {
      OpenPeopleCommand.class,
      EnrolCommand.class,
      RolesCommand.class,
      RevokeCommand.class,
      RuleCommand.class
    })
final class PeopleCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.READER);
    List<JsonNode> people = new ArrayList<>();
    registry
        .get("/api/v1/people", Map.of("member", options.party().ledgerName()))
        .forEach(people::add);
    Map<String, String> names = names(options.passkeys(), people);
    return options.show(
        people,
        List.of("NAME", "PERSON", "STATUS", "FROM", "WAIT", "ROLES"),
        person ->
            List.of(
                names.getOrDefault(person.path("personId").asText(), "-"),
                person.path("personId").asText(),
                person.path("status").asText(),
                person.path("activeFrom").asText(),
                person.path("waitSeconds").asText() + " s",
                roles(person)));
  }

  private static Map<String, String> names(PasskeyFolder passkeys, List<JsonNode> people)
      throws IOException {
    Map<String, String> names = new HashMap<>();
    for (JsonNode person : people) {
      String id = person.path("personId").asText();
      passkeys.nameOf(UUID.fromString(id)).ifPresent(name -> names.put(id, name));
    }
    return names;
  }

  private static String roles(JsonNode person) {
    List<String> roles = new ArrayList<>();
    person.path("roles").forEach(role -> roles.add(role.asText()));
    return String.join(", ", roles);
  }
}
