// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.CommandsApi;
import net.concordat.ui.api.Descriptor;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.PrivacyApi;
import net.concordat.ui.api.PrivacyBudget;
import net.concordat.ui.api.PublishApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.api.Spent;
import net.concordat.ui.api.StateId;
import net.concordat.ui.api.UsageTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this bank has done with artifacts before: none of it is done twice. */
@Component
class KnownArtifacts {
  private final PublishApi api;
  private final CommandsApi commands;
  private final SharingApi sharing;
  private final PrivacyApi budgets;

  KnownArtifacts(PublishApi api, CommandsApi commands, SharingApi sharing, PrivacyApi budgets) {
    this.api = api;
    this.commands = commands;
    this.sharing = sharing;
    this.budgets = budgets;
  }

  /**
   * What is known of an artifact.
   *
   * @param published the version of this bank that it is
   * @param publishing the command that publishes it now
   * @param spent of a privacy budget
   * @param development who says to have made it
   */
  record Known(
      @Nullable ModelVersion published,
      @Nullable GivenCommand publishing,
      @Nullable Spent spent,
      @Nullable StateId development) {}

  /**
   * Looks an artifact up.
   *
   * @param own this bank
   */
  Known of(Descriptor artifact, String own) {
    String digest = artifact.artifactDigest();
    return new Known(
        api.withDigest(digest).stream()
            .filter(version -> version.owner().equals(own))
            .findFirst()
            .orElse(null),
        lately("RUNNING", "publish-version", "/artifact/digest", digest).orElse(null),
        lately("DONE", "spend-budget", "/artifactDigest", digest).map(Spent::of).orElse(null),
        lately("DONE", "record-development", "/artifactDigest", digest)
            .map(GivenCommand::state)
            .orElse(null));
  }

  private Optional<GivenCommand> lately(String status, String kind, String place, String digest) {
    return commands
        .lately(
            status,
            command ->
                command.kind().equals(kind)
                    && command.arguments().at(place).asText().equals(digest))
        .stream()
        .findFirst();
  }

  /**
   * What an artifact was adapted from.
   *
   * @param held the terms under which this bank has it; null where it is its own
   */
  record Parent(ModelVersion version, @Nullable UsageTerms held) {}

  /** The version that has a digest; nothing where this bank may not derive from any that has. */
  Optional<Parent> parent(String digest, String own) {
    return api.withDigest(digest).stream()
        .flatMap(
            version ->
                version.owner().equals(own)
                    ? Optional.of(new Parent(version, null)).stream()
                    : held(version, own).map(terms -> new Parent(version, terms)).stream())
        .findFirst();
  }

  private Optional<UsageTerms> held(ModelVersion version, String own) {
    return sharing.grants(version.version().modelId(), version.version().version()).stream()
        .filter(grant -> grant.grantee().equals(own) && grant.status().equals("ACTIVE"))
        .filter(grant -> grant.kind().equals("USE") && grant.terms().mayFineTune())
        .map(Grant::terms)
        .findFirst();
  }

  /** The budget that a spend would be of, if there is one. */
  Optional<PrivacyBudget> budget(String own, String dataDomain, String unit) {
    List<PrivacyBudget> all = budgets.budgets(own);
    return all.stream()
        .filter(budget -> budget.dataDomain().equals(dataDomain) && budget.unit().equals(unit))
        .findFirst();
  }
}
