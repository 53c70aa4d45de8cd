// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists reviews. */
@Command(
    name = "list",
    description = "List what people are, or were, asked about versions of other members.",
    mixinStandardHelpOptions = true)
final class ReviewsListCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "",
      description = "open, accepted or rejected alone.")
  private String status;

  @Mixin private AsOfOption asOf;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.READER);
    ModelNames names = ModelNames.of(registry);
    return options.show(
        registry
            .all(
                "/api/v1/proposals",
                Map.of("status", status.toUpperCase(Locale.ROOT), "asOf", asOf.toString()))
            .stream()
            .filter(proposal -> proposal.path("subject").path("kind").asText().equals("Review"))
            .toList(),
        List.of("VERSION", "OWNER", "REVIEWED BY", "VERDICT ASKED", "STATUS", "UNTIL", "PROPOSAL"),
        review ->
            List.of(
                names.named(review.path("subject").path("version")),
                Members.organisation(review.path("subject").path("owner")),
                Members.organisation(review.path("member")),
                review.path("subject").path("verdict").asText(),
                review.path("status").asText(),
                review.path("expiresAt").asText(),
                review.path("proposalId").asText()));
  }
}
