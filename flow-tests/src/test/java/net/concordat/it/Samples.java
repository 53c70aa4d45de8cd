// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.UUID;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.workflows.approval.Verdict;
import net.concordat.workflows.evaluation.Measurement;
import net.concordat.workflows.holdout.HoldoutProposal;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.sharing.GrantOffer;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;

/** What members say in tests, where a test does not care. */
final class Samples {
  static final String NON_PRIVATE = "Trained without differential privacy; members agreed to that.";
  static final SecureHash HOLDOUT = SecureHash.sha256("holdout");
  static final Instant NEXT_YEAR = Instant.now().plus(Duration.ofDays(365));

  private Samples() {}

  static UsageTerms terms(boolean mayShareOnward) {
    return new UsageTerms(
        Collections.singletonList("fraud"), true, mayShareOnward, true, NEXT_YEAR, NON_PRIVATE);
  }

  static VersionProposal proposal(
      SecureHash modelId, ArtifactDigest digest, long size, SharingPolicy policy) {
    return new VersionProposal(modelId, description(digest, size), provenance(), policy, null, 0);
  }

  static ArtifactDescription description(ArtifactDigest digest, long size) {
    return new ArtifactDescription(
        SecureHash.create(digest.hex()),
        size,
        SecureHash.sha256("schema"),
        SecureHash.sha256("architecture"),
        SecureHash.sha256("card"),
        SecureHash.sha256("manifest"));
  }

  static Provenance provenance() {
    return new Provenance(
        "card-transactions", SecureHash.sha256("rows"), SecureHash.sha256("spec"), "test");
  }

  static GrantOffer offer(
      StartedMockNode grantee, ModelVersionState version, GrantKind kind, UsageTerms terms) {
    return new GrantOffer(
        version.getModelId(), version.getVersion(), Nodes.party(grantee), kind, terms);
  }

  static Verdict verdict(ModelVersionState version, Decision decision) {
    return new Verdict(
        version.getModelId(),
        version.getVersion(),
        decision,
        "Only for card payments.",
        SecureHash.sha256("evidence"),
        NEXT_YEAR);
  }

  /** What a member says of rows of last year. */
  static HoldoutProposal holdout(SecureHash root) {
    return new HoldoutProposal(
        root,
        12_345,
        LocalDate.parse("2025-01-01"),
        LocalDate.parse("2025-12-31"),
        "The last tenth of the customers by the hash of their id.");
  }

  /** What was measured on the holdout that {@link TestConsortium#commitHoldout} commits. */
  static Measurement measurement(ModelVersionState version) {
    return measurement(version, HOLDOUT);
  }

  static Measurement measurement(ModelVersionState version, SecureHash root) {
    Metric metric = new Metric(900_000, 880_000, 920_000);
    return new Measurement(
        version.getModelId(),
        version.getVersion(),
        root,
        SecureHash.sha256("report"),
        new MetricSummary(metric, metric, metric));
  }

  static String commandId() {
    return UUID.randomUUID().toString();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
