// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.concordat.deploy.Party;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryRefusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which version was champion at a bank at a time, and who decided so. */
@Command(
    name = "show",
    header = "Say which version is, or was, champion; who decided so, and on what evidence.",
    description = "From what the ledger said then: the bank's own registry, or the regulator's.",
    mixinStandardHelpOptions = true)
final class ChampionCommand implements Callable<Integer> {
  private static final int NOT_FOUND = 404;

  @Mixin private RegistryOptions options;

  @Option(
      names = "--member",
      paramLabel = "NAME",
      description = "At which bank (default: the one whose registry is asked).")
  private Optional<Party> member;

  @Option(names = "--purpose", required = true, paramLabel = "PURPOSE", description = "For what.")
  private String purpose;

  @Mixin private AsOfOption asOf;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.READER);
    String bank = member.orElse(options.party()).ledgerName();
    JsonNode champion;
    try {
      champion =
          registry.get(
              "/api/v1/champion",
              Map.of("member", bank, "purpose", purpose, "asOf", asOf.toString()));
    } catch (RegistryRefusal refusal) {
      if (refusal.status() != NOT_FOUND) {
        throw refusal;
      }
      System.out.println("no champion: " + refusal.detail());
      return 0;
    }
    String words = words(registry, champion.path("adoption"));
    return options.show(champion, shown -> words);
  }

  private String words(RegistryClient registry, JsonNode adoption)
      throws IOException, InterruptedException {
    JsonNode version = adoption.path("version");
    String status =
        registry
            .get(
                "/api/v1/models/%s/versions/%d"
                    .formatted(version.path("modelId").asText(), version.path("version").asInt()),
                Map.of("asOf", asOf.toString()))
            .path("status")
            .asText();
    StringBuilder words =
        new StringBuilder(
            "%s of %s%n  artifact %s%n  adoption %s, %s until %s; the version is %s%n  it %s be used%n  conditions: %s%n  evidence: %s%n"
                .formatted(
                    ModelNames.of(registry).named(version),
                    Members.organisation(adoption.path("owner")),
                    version.path("artifactDigest").asText(),
                    adoption.path("adoptionId").asText(),
                    adoption.path("status").asText(),
                    adoption.path("expiresAt").asText(),
                    status,
                    mightBeUsed(adoption, status) ? "might" : "must not",
                    adoption.path("conditions").asText("none"),
                    adoption.path("evidenceDigest").asText()));
    for (JsonNode proposal : decided(registry, adoption)) {
      words.append(deed(registry, proposal));
    }
    return words.toString();
  }

  private boolean mightBeUsed(JsonNode adoption, String versionStatus) {
    return adoption.path("status").asText().equals("APPROVED")
        && versionStatus.equals("APPROVED")
        && !asOf.instant().isAfter(Instant.parse(adoption.path("expiresAt").asText()));
  }

  /** By which its people adopted and promoted it. */
  private List<JsonNode> decided(RegistryClient registry, JsonNode adoption)
      throws IOException, InterruptedException {
    String adoptionId = adoption.path("adoptionId").asText();
    return registry
        .all(
            "/api/v1/proposals",
            Map.of(
                "status",
                "ACCEPTED",
                "member",
                adoption.path("member").asText(),
                "asOf",
                asOf.toString()))
        .stream()
        .filter(
            proposal ->
                isAdoption(proposal.path("subject"), adoption)
                    || proposal.at("/subject/adoptionId").asText().equals(adoptionId))
        .toList();
  }

  /** A proposal to adopt names no adoption yet, but all that the adoption then says. */
  private static boolean isAdoption(JsonNode subject, JsonNode adoption) {
    return subject.path("kind").asText().equals("Adopt")
        && Stream.of("version", "purpose", "conditions", "evidenceDigest", "expiresAt")
            .allMatch(said -> subject.path(said).equals(adoption.path(said)));
  }

  private String deed(RegistryClient registry, JsonNode proposal)
      throws IOException, InterruptedException {
    StringBuilder words =
        new StringBuilder(
            "  %s at %s, by%n"
                .formatted(
                    proposal.at("/subject/kind").asText().toLowerCase(Locale.ROOT),
                    proposal.path("since").asText()));
    for (JsonNode given :
        registry
            .get(
                "/api/v1/proposals/" + proposal.path("proposalId").asText(),
                Map.of("member", proposal.path("member").asText(), "asOf", asOf.toString()))
            .path("decisions")) {
      words.append(
          "    %s, as %s%n"
              .formatted(
                  given.at("/decision/personId").asText(), given.at("/decision/role").asText()));
    }
    return words.toString();
  }
}
