// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.registry.RegistryClient;

/** The consortium's members, by the names that people and the ledger use. */
final class Members {
  private final List<String> names;

  private Members(List<String> names) {
    this.names = names;
  }

  /** Those whom a registry knows. */
  static Members of(RegistryClient registry) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    registry
        .get("/api/v1/consortium", Map.of())
        .path("charter")
        .path("members")
        .forEach(member -> names.add(member.path("name").asText()));
    return new Members(names);
  }

  /** The organisation in a member's name on the ledger, which is what people say. */
  static String organisation(JsonNode name) {
    return name.asText().replaceAll("^.*O=([^,]*).*$", "$1");
  }

  /** The same of several, with commas. */
  static String organisations(JsonNode names) {
    List<String> organisations = new ArrayList<>();
    names.forEach(name -> organisations.add(organisation(name)));
    return String.join(", ", organisations);
  }

  /**
   * A member's name on the ledger.
   *
   * @param organisation what people say
   * @throws DeployException if there is no such member
   */
  String named(String organisation) {
    return names.stream()
        .filter(name -> name.contains("O=" + organisation + ","))
        .findFirst()
        .orElseThrow(
            () ->
                new DeployException(
                    "No member is called %s; there are %s.".formatted(organisation, names)));
  }

  /** The same of several. */
  List<String> named(List<String> organisations) {
    return organisations.stream().map(this::named).toList();
  }
}
