// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who may have a version, and for what. */
final class PolicyOptions {
  @Option(
      names = "--recipient",
      paramLabel = "MEMBER",
      description = "Who may have it; may be repeated.")
  private List<String> recipients = new ArrayList<>();

  @Option(
      names = "--reviewer",
      paramLabel = "MEMBER",
      description = "Who may review it, and what derives from it; may be repeated.")
  private List<String> reviewers = new ArrayList<>();

  @Option(names = "--open", description = "Every active member may have it.")
  private boolean open;

  @Option(
      names = "--jurisdiction",
      paramLabel = "COUNTRY",
      description =
          "Where those who have it must be, for example DE; may be repeated (default: anywhere).")
  private List<String> jurisdictions = new ArrayList<>();

  @Option(
      names = "--until",
      required = true,
      paramLabel = "TIME",
      description = "Until when grants may last, for example 2027-01-31T00:00:00Z.")
  private Instant until;

  @Option(names = "--may-fine-tune", description = "Versions may be derived from it.")
  private boolean mayFineTune;

  @Option(names = "--may-share-onward", description = "It may be passed on.")
  private boolean mayShareOnward;

  @Option(names = "--goes-back", description = "What is derived must be offered to its owner.")
  private boolean goesBack;

  @Option(
      names = "--non-private",
      paramLabel = "WHY",
      description = "Why it has no finite epsilon; needed unless a spend is named.")
  private Optional<String> nonPrivate;

  /**
   * As a registry is told.
   *
   * @param purpose what it may be used for
   */
  Map<String, Object> policy(Members members, String purpose) {
    Map<String, Object> terms = new LinkedHashMap<>();
    terms.put("purposes", List.of(purpose));
    terms.put("mayFineTune", mayFineTune);
    terms.put("mayShareOnward", mayShareOnward);
    terms.put("derivedVersionsGoBack", goesBack);
    terms.put("expiresAt", until.toString());
    nonPrivate.ifPresent(why -> terms.put("nonPrivate", why));
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("recipients", members.named(recipients));
    policy.put("reviewers", members.named(reviewers));
    policy.put("openToMembers", open);
    policy.put("jurisdictions", jurisdictions);
    policy.put("terms", terms);
    return policy;
  }
}
