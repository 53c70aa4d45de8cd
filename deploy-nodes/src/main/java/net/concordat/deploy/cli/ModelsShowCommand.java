// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.cli.VersionSearch.Found;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a version. */
@Command(
    name = "show",
    description = "Show a version: its bytes, where it comes from, who approved it.",
    mixinStandardHelpOptions = true)
final class ModelsShowCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Mixin private VersionOptions version;
  @Mixin private AsOfOption asOf;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.READER);
    Found found = version.find(new VersionSearch(registry, options.party(), asOf.toString()));
    Map<String, String> then = Map.of("asOf", asOf.toString());
    JsonNode shown = registry.get(found.path(), then);
    if (options.isJson()) {
      RegistryOptions.printJson(shown);
      return 0;
    }
    print(found, shown);
    registry.get(found.path() + "/approvals", then).forEach(ModelsShowCommand::printVote);
    registry.get(found.path() + "/evaluations", then).forEach(ModelsShowCommand::printEvaluation);
    return 0;
  }

  private static void print(Found found, JsonNode version) {
    JsonNode parent = version.path("parent");
    System.out.printf(
        "%s, %s since %s%n  artifact %s (%d bytes)%n  published %s, from %s data%n  made from %s%n",
        found,
        version.path("status").asText(),
        version.path("since").asText(),
        version.path("version").path("artifactDigest").asText(),
        version.path("artifact").path("sizeBytes").asLong(),
        version.path("publishedAt").asText(),
        version.path("provenance").path("dataDomain").asText(),
        parent.isMissingNode()
            ? "nothing"
            : "version %d of model %s"
                .formatted(parent.path("version").asInt(), parent.path("modelId").asText()));
    JsonNode federation = version.path("provenance").path("federation");
    if (federation.isObject()) {
      System.out.printf(
          "  trained together by %s, until round %d of federation %s%n",
          Members.organisations(federation.path("clients")),
          federation.path("round").asInt(),
          federation.path("federationId").asText());
    }
  }

  private static void printVote(JsonNode vote) {
    System.out.printf(
        "  %s: %s, until %s%n",
        Members.organisation(vote.path("member")),
        vote.path("decision").asText(),
        vote.path("expiresAt").asText());
  }

  private static void printEvaluation(JsonNode evaluation) {
    System.out.printf(
        "  %s measured ROC-AUC %s, PR-AUC %s on %d rows%n",
        Members.organisation(evaluation.path("evaluator")),
        rate(evaluation.path("rocAuc")),
        rate(evaluation.path("prAuc")),
        evaluation.path("holdoutRows").asInt());
  }

  private static String rate(JsonNode estimate) {
    return "%.3f (%.3f to %.3f)"
        .formatted(
            estimate.path("value").asInt() / 1e6,
            estimate.path("low").asInt() / 1e6,
            estimate.path("high").asInt() / 1e6);
  }
}
