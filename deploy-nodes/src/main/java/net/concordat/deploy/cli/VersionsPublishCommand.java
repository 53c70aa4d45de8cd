// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.cli.VersionSearch.Found;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a version. */
@Command(
    name = "publish",
    header = "Publish an artifact as the next version of one of the bank's models.",
    description =
        "Puts it into the bank's store and publishes it. Run again with the same file, it publishes nothing twice: it goes on where it was, or says which version the file is.",
    mixinStandardHelpOptions = true)
final class VersionsPublishCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Mixin private RegistryOptions options;

  @Parameters(
      paramLabel = "FILE",
      description = "The artifact, DIGEST.zip, with the descriptor DIGEST.json beside it.")
  private Path file;

  @Option(names = "--model", required = true, paramLabel = "NAME", description = "Of which model.")
  private String model;

  @Option(
      names = "--register",
      paramLabel = "PURPOSE",
      description = "Register the model for this purpose, if the bank has none of that name.")
  private Optional<String> register;

  @Option(
      names = "--domain",
      required = true,
      paramLabel = "NAME",
      description = "From which of the consortium's data domains the training rows were.")
  private String dataDomain;

  @Option(
      names = "--parent",
      paramLabel = "NAME:N",
      description = "The version that it was derived from.")
  private Optional<String> parent;

  @Option(
      names = "--parent-owner",
      paramLabel = "MEMBER",
      defaultValue = "",
      description = "Whose that is, where several members have a model of that name.")
  private String parentOwner;

  @Option(
      names = "--spend",
      paramLabel = "COMMAND",
      description = "The command that spent the privacy budget for its training.")
  private Optional<UUID> spend;

  @Option(
      names = "--developed",
      paramLabel = "TXID:INDEX",
      description = "The record of who developed it; without one the bank cannot adopt it itself.")
  private Optional<String> developed;

  @Mixin private PolicyOptions policy;

  @Override
  public Integer call() throws Exception {
    TrainedFile trained = TrainedFile.of(file);
    RegistryClient registry = options.connect(RegistryOptions.DEVELOPER);
    Members members = Members.of(registry);
    OwnModels models =
        new OwnModels(registry, members.named(options.party().organisation()), PATIENCE);
    JsonNode own =
        register.isPresent() ? models.orRegister(model, register.get()) : models.of(model);
    Publication publication =
        new Publication(registry, own.path("modelId").asText(), trained, PATIENCE);
    Optional<JsonNode> known = publication.known();
    JsonNode published =
        known.isPresent()
            ? known.get()
            : publication.publish(arguments(registry, members, trained, own));
    return options.show(
        published,
        version ->
            "%s%s:%d is %s; artifact %s."
                .formatted(
                    known.isPresent() ? "It was published before: " : "",
                    model,
                    version.path("version").path("version").asInt(),
                    version.path("status").asText(),
                    trained.artifact().digest()));
  }

  private Map<String, Object> arguments(
      RegistryClient registry, Members members, TrainedFile trained, JsonNode own)
      throws IOException, InterruptedException {
    Map<String, Object> provenance = trained.provenance(dataDomain);
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("artifact", trained.description());
    arguments.put("provenance", provenance);
    arguments.put("policy", policy.policy(members, own.path("purpose").asText()));
    if (parent.isPresent()) {
      Found from = new VersionSearch(registry, options.party(), "").find(parent.get(), parentOwner);
      arguments.put("parent", Map.of("modelId", from.modelId(), "version", from.number()));
    }
    if (spend.isPresent()) {
      provenance.putAll(privacy(registry, trained.artifact().digest()));
      arguments.put("spend", spend.get().toString());
    }
    developed.ifPresent(record -> arguments.put("development", stateId(record)));
    return arguments;
  }

  /** What the bank's budget says that the training cost. */
  private Map<String, Object> privacy(RegistryClient registry, String digest)
      throws IOException, InterruptedException {
    for (JsonNode budget : registry.get("/api/v1/budgets", Map.of())) {
      for (JsonNode spent : budget.path("spends")) {
        if (spent.path("artifactDigest").asText().equals(digest)
            && spent.path("dataDomain").asText().equals(dataDomain)) {
          return Map.of(
              "privacyUnit", spent.path("unit").asText(),
              "epsilonMillionths", spent.path("epsilonMillionths").asLong(),
              "deltaTrillionths", spent.path("deltaTrillionths").asLong());
        }
      }
    }
    throw new DeployException(
        "No budget of %s for %s was spent for the artifact %s."
            .formatted(options.party(), dataDomain, digest));
  }

  private static Map<String, Object> stateId(String typed) {
    List<String> parts = List.of(typed.split(":", -1));
    if (parts.size() != 2 || !parts.get(1).matches("[0-9]{1,4}")) {
      throw new DeployException(
          "--developed is a transaction and the index of its output, TXID:INDEX; given %s."
              .formatted(typed));
    }
    return Map.of("txId", parts.get(0), "outputIndex", Integer.parseInt(parts.get(1)));
  }
}
