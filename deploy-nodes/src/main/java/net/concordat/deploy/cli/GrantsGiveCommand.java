// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.concordat.deploy.cli.VersionSearch.Found;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Offers a grant. */
@Command(
    name = "give",
    header = "Offer a member a version, for review or for use.",
    description = "Under the terms of the version's policy. The member has it once it accepts.",
    mixinStandardHelpOptions = true)
final class GrantsGiveCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;
  @Mixin private VersionOptions version;

  @Option(names = "--to", required = true, paramLabel = "MEMBER", description = "Whom.")
  private String grantee;

  /** What a grant is for. */
  enum Kind {
    REVIEW,
    USE
  }

  @Option(
      names = "--for",
      required = true,
      paramLabel = "KIND",
      description = "review, to evaluate it alone, or use.")
  private Kind kind;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Until when, for example 2027-01-31T00:00:00Z (default: as in the policy).")
  private Optional<Instant> until;

  @Mixin private CommandOptions command;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.DEVELOPER);
    Found found = version.find(new VersionSearch(registry, options.party(), ""));
    ObjectNode terms = registry.get(found.path(), Map.of()).path("policy").path("terms").deepCopy();
    until.ifPresent(end -> terms.put("expiresAt", end.toString()));
    return options.show(
        command.perform(
            registry,
            found.path() + "/grants",
            Map.of(
                "grantee",
                Members.of(registry).named(grantee),
                "kind",
                kind.name(),
                "terms",
                terms)),
        given ->
            "Offered %s to %s, for %s until %s: grant %s."
                .formatted(
                    found,
                    grantee,
                    kind.name().toLowerCase(Locale.ROOT),
                    terms.path("expiresAt").asText(),
                    given.path("id").asText()));
  }
}
