// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a version. */
@Command(
    name = "show",
    description = "Show a version: its bytes, where it comes from, who approved it.",
    mixinStandardHelpOptions = true)
final class ModelsShowCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Parameters(
      paramLabel = "NAME",
      description = "NAME for a model's newest version, NAME:3 for its third, or NAME@champion.")
  private String name;

  @Option(
      names = "--owner",
      paramLabel = "MEMBER",
      defaultValue = "",
      description = "Whose model, where several members have one of that name.")
  private String owner;

  @Override
  public Integer call() throws Exception {
    ModelName asked = ModelName.parse(name);
    RegistryClient registry = options.connect();
    JsonNode model = model(registry, asked.model());
    String modelId = model.path("modelId").asText();
    int number = asked.champion() ? champion(registry, model) : asked.version();
    if (number == 0) {
      number = model.path("lastVersion").asInt();
    }
    String path = "/api/v1/models/%s/versions/%d".formatted(modelId, number);
    Map<String, String> asOf = Map.of("asOf", options.asOf());
    JsonNode version = registry.get(path, asOf);
    if (options.isJson()) {
      RegistryOptions.printJson(version);
      return 0;
    }
    print(model, version);
    registry.get(path + "/approvals", asOf).forEach(ModelsShowCommand::printVote);
    registry.get(path + "/evaluations", asOf).forEach(ModelsShowCommand::printEvaluation);
    return 0;
  }

  private JsonNode model(RegistryClient registry, String model)
      throws IOException, InterruptedException {
    List<JsonNode> found =
        registry.all("/api/v1/models", Map.of("name", model, "asOf", options.asOf())).stream()
            .filter(
                each ->
                    owner.isEmpty()
                        || RegistryOptions.organisation(each.path("owner")).equals(owner))
            .toList();
    if (found.size() != 1) {
      throw new DeployException(
          found.isEmpty()
              ? "No model is called %s.".formatted(model)
              : "%d models are called %s: name one's --owner.".formatted(found.size(), model));
    }
    return found.get(0);
  }

  private int champion(RegistryClient registry, JsonNode model)
      throws IOException, InterruptedException {
    JsonNode version =
        registry
            .get(
                "/api/v1/champion",
                Map.of(
                    "member",
                    options.party().x500().replace(",", ", "),
                    "purpose",
                    model.path("purpose").asText(),
                    "asOf",
                    options.asOf()))
            .path("adoption")
            .path("version");
    if (!version.path("modelId").equals(model.path("modelId"))) {
      throw new DeployException(
          "The champion of %s for %s is a version of another model, %s."
              .formatted(
                  options.party(),
                  model.path("purpose").asText(),
                  version.path("modelId").asText()));
    }
    return version.path("version").asInt();
  }

  private static void print(JsonNode model, JsonNode version) {
    JsonNode parent = version.path("parent");
    System.out.printf(
        "%s:%d of %s, %s since %s%n  artifact %s (%d bytes)%n  published %s, from %s data%n  made from %s%n",
        model.path("name").asText(),
        version.path("version").path("version").asInt(),
        RegistryOptions.organisation(version.path("owner")),
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
  }

  private static void printVote(JsonNode vote) {
    System.out.printf(
        "  %s: %s, until %s%n",
        RegistryOptions.organisation(vote.path("member")),
        vote.path("decision").asText(),
        vote.path("expiresAt").asText());
  }

  private static void printEvaluation(JsonNode evaluation) {
    System.out.printf(
        "  %s measured ROC-AUC %s, PR-AUC %s on %d rows%n",
        RegistryOptions.organisation(evaluation.path("evaluator")),
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
