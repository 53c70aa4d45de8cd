// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.cli.VersionSearch.Found;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the reviews of a version. */
@Command(
    name = "show",
    description = "Show members' votes on a version, and who decided what, when and in which role.",
    mixinStandardHelpOptions = true)
final class ReviewsShowCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;
  @Mixin private VersionOptions version;
  @Mixin private AsOfOption asOf;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.READER);
    Found found = version.find(new VersionSearch(registry, options.party(), asOf.toString()));
    return options.show(
        registry.get(found.path() + "/reviews", Map.of("asOf", asOf.toString())),
        reviews -> words(found, reviews));
  }

  private static String words(Found version, JsonNode reviews) {
    StringBuilder words = new StringBuilder("%s%n".formatted(version));
    for (JsonNode vote : reviews.path("votes")) {
      JsonNode given = vote.path("vote");
      words.append(
          "%s voted %s at %s, until %s%n"
              .formatted(
                  Members.organisation(given.path("member")),
                  given.path("decision").asText(),
                  given.path("since").asText(),
                  given.path("expiresAt").asText()));
      if (given.hasNonNull("conditions")) {
        words.append("  on the condition: %s%n".formatted(given.path("conditions").asText()));
      }
    }
    for (JsonNode question : reviews.path("questions")) {
      JsonNode asked = question.path("proposal");
      words.append(
          "%s's people were asked to %s: %s, proposal %s%n"
              .formatted(
                  Members.organisation(asked.path("member")),
                  what(asked.path("subject")),
                  asked.path("status").asText(),
                  asked.path("proposalId").asText()));
      question.path("decisions").forEach(decision -> words.append(words(decision)));
    }
    return words.toString();
  }

  private static String what(JsonNode subject) {
    return subject.path("kind").asText().equals("Review")
        ? "vote " + subject.path("verdict").asText()
        : subject.path("kind").asText().toLowerCase(Locale.ROOT) + " it";
  }

  private static String words(JsonNode given) {
    JsonNode decision = given.path("decision");
    return "  %s by %s as %s at %s%n"
        .formatted(
            decision.path("verdict").asText(),
            decision.path("personId").asText(),
            decision.path("role").asText(),
            given.path("decidedAt").asText());
  }
}
