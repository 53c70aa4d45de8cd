// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a bank's node does with an adoption without the bank's people; the same for each of it. */
final class AdoptionChange {
  @Mixin private RegistryOptions options;

  @Option(names = "--adoption", required = true, paramLabel = "ID", description = "Which adoption.")
  private UUID adoption;

  @Mixin private Confirmation confirmation;
  @Mixin private CommandOptions command;

  /**
   * Shows what the node signs, and has it done.
   *
   * @param verb what is done, as the registry calls it
   * @param consequence what follows, a sentence
   */
  int carryOut(String verb, String consequence) throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.APPROVER);
    KnownAdoptions known = new KnownAdoptions(registry);
    JsonNode standing = known.of(adoption);
    confirmation.showNode(
        options.party(),
        "To %s the adoption %s%nof %s.%n%s"
            .formatted(verb, adoption, known.words(standing), consequence));
    return options.show(
        command
            .perform(registry, "/api/v1/adoptions/%s/%s".formatted(adoption, verb), Map.of())
            .path("result"),
        left -> "The adoption is %s.".formatted(left.path("status").asText()));
  }
}
