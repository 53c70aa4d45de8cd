// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.Decimals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Spends of a bank's privacy budget what the training of one artifact cost. */
@Command(
    name = "spend",
    header = "Spend what the training of one artifact cost, so that it can be published once.",
    description =
        "The contract computes the epsilon from the mechanism, and refuses what passes the cap.",
    mixinStandardHelpOptions = true)
final class SpendBudgetCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;
  @Mixin private BudgetOptions budget;

  @Option(
      names = "--artifact",
      required = true,
      paramLabel = "DIGEST",
      description = "The artifact's SHA-256, in hexadecimal.")
  private String artifact;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIGEST",
      description = "The commitment to the training rows, in hexadecimal.")
  private String data;

  @Option(
      names = "--sampling",
      required = true,
      paramLabel = "Q",
      description = "With which probability a step takes each unit.")
  private BigDecimal samplingProbability;

  @Option(
      names = "--noise",
      required = true,
      paramLabel = "SIGMA",
      description = "The noise multiplier.")
  private BigDecimal noiseMultiplier;

  @Option(names = "--steps", required = true, paramLabel = "N", description = "How many steps.")
  private long steps;

  @Mixin private Confirmation confirmation;
  @Mixin private CommandOptions command;

  @Override
  public Integer call() throws Exception {
    Map<String, Object> mechanism =
        Map.of(
            "samplingProbabilityTrillionths",
            Decimals.trillionths("--sampling", samplingProbability),
            "noiseMultiplierMillionths",
            Decimals.millionths("--noise", noiseMultiplier),
            "steps",
            steps);
    confirmation.showNode(
        options.party(),
        "Spend of the privacy budget for %s, each %s:%n%d steps, each taking a unit with probability %s, under noise of %s times the clipping norm;%nfor the artifact %s, once."
            .formatted(
                budget.domain(),
                budget.unit(),
                steps,
                samplingProbability.toPlainString(),
                noiseMultiplier.toPlainString(),
                artifact));
    return options.show(
        command.perform(
            options.connect(RegistryOptions.DEVELOPER),
            "/api/v1/budgets/%s/%s/spends"
                .formatted(
                    URLEncoder.encode(budget.domain(), StandardCharsets.UTF_8).replace("+", "%20"),
                    budget.unit()),
            Map.of("artifactDigest", artifact, "dataCommitment", data, "mechanism", mechanism)),
        spent ->
            "Spent: epsilon %s. The publication names it by %s."
                .formatted(
                    Decimals.millionths(spent.at("/result/epsilonMillionths").asLong()),
                    spent.path("id").asText()));
  }
}
