// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.Role;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is anchored of decisions. */
@Command(
    name = "anchors",
    description = {
      "Show which logs of decisions are anchored, up to where; exits with 1 if one is not whole.",
      "With --json, every batch of them: the copy that verify and audit compare with."
    },
    mixinStandardHelpOptions = true)
final class AnchorsCommand implements Callable<Integer> {
  private static final String LOGS = "/api/v1/scoring/logs";

  @Mixin private RegistryOptions options;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.READER);
    List<JsonNode> logs = new ArrayList<>();
    registry.get(LOGS, Map.of()).forEach(logs::add);
    if (options.isJson()) {
      List<JsonNode> batches = new ArrayList<>();
      for (JsonNode log : logs) {
        JsonNode last = log.path("last");
        batches.addAll(
            registry.all(
                LOGS + "/" + last.path("logId").asText() + "/batches",
                Map.of("member", last.path("member").asText())));
      }
      RegistryOptions.printJson(batches);
      return 0;
    }
    options.show(
        logs,
        List.of("MEMBER", "LOG", "BATCHES", "RECORDS", "ANCHORED", "WHOLE"),
        log ->
            List.of(
                log.path("last").path("member").asText(),
                log.path("last").path("logId").asText(),
                log.path("batches").asText(),
                log.path("records").asText(),
                log.path("last").path("since").asText(),
                log.path("complete").asBoolean() ? "yes" : "NO"));
    if (logs.stream().allMatch(log -> log.path("complete").asBoolean())) {
      return 0;
    }
    printGaps(registry);
    return 1;
  }

  /** The regulator's registry says what is missing; a bank's shows logs of its own. */
  private void printGaps(RegistryClient registry) throws IOException, InterruptedException {
    if (options.party().role() == Role.OBSERVER) {
      for (JsonNode gap : registry.get("/api/v1/reconciliation", Map.of()).path("decisionGaps")) {
        System.out.printf(
            "WRONG batch %d of the log %s of %s: %s%n",
            gap.path("index").asLong(),
            gap.path("logId").asText(),
            gap.path("member").asText(),
            gap.path("detail").asText());
      }
    }
  }
}
