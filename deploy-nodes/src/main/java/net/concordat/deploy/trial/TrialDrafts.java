// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;
import net.concordat.workflows.approval.Verdict;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.sharing.GrantOffer;
import net.corda.core.crypto.SecureHash;

/**
 * What members of a trial are about to publish, to offer and to say of one another's versions: for
 * one purpose, and for a month.
 *
 * @param network whose banks they are
 */
public record TrialDrafts(TrialNetwork network) {
  static final SecureHash ANY_DIGEST = SecureHash.sha256("trial");
  private static final Duration LASTING = Duration.ofDays(30);

  /** A version to publish, from scratch, for all other banks of the network. */
  public VersionProposal version(Party owner, SecureHash modelId, ArtifactDescription artifact)
      throws IOException {
    List<net.corda.core.identity.Party> others = new ArrayList<>();
    for (Party party : network.network().running()) {
      if (party.role() == Role.BANK && party != owner) {
        others.add(network.operator(party).identity());
      }
    }
    return new VersionProposal(
        modelId,
        artifact,
        new Provenance(TrialConsortium.DATA_DOMAIN, ANY_DIGEST, ANY_DIGEST, "a trial"),
        SharingPolicy.named(others, List.of(), terms(LASTING.plusDays(1))),
        null,
        0);
  }

  /**
   * A version to publish, derived from one that was granted, and open to that one's owner alone.
   */
  public VersionProposal derived(
      SecureHash modelId, ArtifactDescription artifact, ModelVersionState parent, GrantState held) {
    return new VersionProposal(
        modelId,
        artifact,
        parent.getProvenance(),
        SharingPolicy.named(List.of(parent.getOwner()), List.of(), held.getTerms()),
        parent.getModelId(),
        parent.getVersion());
  }

  /** A grant to offer. */
  public GrantOffer offer(ModelVersionState version, Party grantee, GrantKind kind)
      throws IOException {
    return new GrantOffer(
        version.getModelId(),
        version.getVersion(),
        network.operator(grantee).identity(),
        kind,
        terms(LASTING));
  }

  /** What a member that approves a version says. */
  public static Verdict verdict(ModelVersionState version) {
    return new Verdict(
        version.getModelId(),
        version.getVersion(),
        Decision.APPROVE,
        "none",
        ANY_DIGEST,
        Instant.now().plus(LASTING).truncatedTo(ChronoUnit.SECONDS));
  }

  private static UsageTerms terms(Duration lasting) {
    return new UsageTerms(
        List.of(TrialConsortium.PURPOSE),
        true,
        true,
        false,
        Instant.now().plus(lasting).truncatedTo(ChronoUnit.SECONDS),
        "A trial: no row was seen in making this.");
  }
}
