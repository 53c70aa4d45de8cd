// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.registry.RegistryClient;

/** Every view of the pages, with what a demonstration left there. */
final class DemoViews {
  /** What is pressed before a view is looked at, by the name of its picture. */
  static final Map<String, String> PRESSED =
      Map.of(
          "version-use-promote",
          "Propose as champion or challenger",
          "version-use-withdraw",
          "Withdraw");

  private final Network network;
  private final Tokens tokens;

  DemoViews(Network network) {
    this.network = network;
    this.tokens = new Tokens(network.identity());
  }

  /**
   * Who looks at what.
   *
   * @param role whose user signs in
   * @param addresses by the names of their pictures
   */
  record Visit(Party party, RealmRole role, Map<String, String> addresses) {}

  /** All of them. */
  List<Visit> visits() throws IOException, InterruptedException {
    String adapted = version(Party.BANK_B, Map.of("alias", "champion", "purpose", "fraud"));
    Map<String, String> tabs = new LinkedHashMap<>();
    VersionTabs.ALL.forEach(tab -> tabs.put("version-" + tab, adapted + "/" + tab));
    tabs.put("document", adapted + "/documents/validation-report");
    tabs.put("version-use-promote", adapted + "/use");
    String proposal =
        only(Party.BANK_A, "/api/v1/proposals", Map.of("status", "OPEN"))
            .path("proposalId")
            .asText();
    String job = only(Party.BANK_B, "/api/v1/jobs", Map.of()).path("id").asText();
    String refused =
        only(Party.BANK_B, "/api/v1/commands", Map.of("status", "REFUSED")).path("id").asText();
    return List.of(
        new Visit(
            Party.BANK_A,
            RealmRole.MODEL_APPROVER,
            Map.of(
                "home",
                "",
                "models",
                "models",
                "review",
                "review",
                "review-decide",
                "review/decide/" + proposal,
                "findings",
                "review/findings")),
        new Visit(Party.BANK_B, RealmRole.MODEL_VALIDATOR, tabs),
        new Visit(
            Party.BANK_B,
            RealmRole.MODEL_DEVELOPER,
            Map.of(
                "command",
                "commands/" + refused,
                "version-use-withdraw",
                adapted + "/use",
                "share",
                "share",
                "share-offer",
                "share/offer?" + query(adapted),
                "share-publish",
                "share/publish",
                "fine-tune",
                "fine-tune",
                "fine-tune-job",
                "fine-tune/" + job,
                "fine-tune-start",
                "fine-tune/start?" + query(adapted))),
        new Visit(
            Party.BANK_A,
            RealmRole.BANK_ADMIN,
            Map.of("members", "members", "people", "people", "audit", "audit")),
        new Visit(
            Party.REGULATOR,
            RealmRole.AUDITOR,
            Map.of(
                "regulator",
                "regulator",
                "regulator-home",
                "",
                "regulator-version",
                version(Party.REGULATOR, Map.of("alias", "champion", "purpose", "fraud"))
                    + "/reviews")));
  }

  /** The address of a version's page, as parameters. */
  private static String query(String version) {
    return version.replaceFirst("models/(.*)/versions/(.*)", "model=$1&version=$2");
  }

  private String version(Party party, Map<String, String> asked)
      throws IOException, InterruptedException {
    JsonNode version = only(party, "/api/v1/versions", asked).path("version");
    return "models/%s/versions/%d"
        .formatted(version.path("modelId").asText(), version.path("version").asInt());
  }

  private JsonNode only(Party party, String path, Map<String, String> asked)
      throws IOException, InterruptedException {
    List<JsonNode> all =
        new RegistryClient(
                network.registry(party).address(),
                tokens.signIn(party, RealmRole.AUDITOR.username()))
            .all(path, asked);
    if (all.isEmpty()) {
      throw new IllegalStateException(
          "%s has none of %s: was the demonstration run with --keep?".formatted(party, path));
    }
    return all.get(0);
  }
}
