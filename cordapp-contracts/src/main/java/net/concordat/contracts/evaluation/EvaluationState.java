// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.evaluation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.model.VersionId;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** What a member measured when it ran a version on rows of its own that nobody else sees. */
@BelongsToContract(EvaluationContract.class)
public final class EvaluationState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final VersionId version;
  private final Party owner;
  private final Party evaluator;
  private final Holdout holdout;
  private final int use;
  private final SecureHash reportDigest;
  private final MetricSummary metrics;

  /**
   * @param header what every state says of itself
   * @param version which version was measured
   * @param owner who published it
   * @param evaluator who measured
   * @param holdout on which rows, as the evaluator committed to them before
   * @param use which use of that holdout this was, 1 to 500
   * @param reportDigest SHA-256 of the full report, which stays with the evaluator
   * @param metrics the figures
   */
  @ConstructorForDeserialization
  public EvaluationState(
      StateHeader header,
      VersionId version,
      Party owner,
      Party evaluator,
      Holdout holdout,
      int use,
      SecureHash reportDigest,
      MetricSummary metrics) {
    this.header = header;
    this.version = version;
    this.owner = owner;
    this.evaluator = evaluator;
    this.holdout = holdout;
    this.use = use;
    this.reportDigest = reportDigest;
    this.metrics = metrics;
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public VersionId getVersion() {
    return version;
  }

  public Party getOwner() {
    return owner;
  }

  public Party getEvaluator() {
    return evaluator;
  }

  public Holdout getHoldout() {
    return holdout;
  }

  public int getUse() {
    return use;
  }

  public SecureHash getReportDigest() {
    return reportDigest;
  }

  public MetricSummary getMetrics() {
    return metrics;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return version.vaultKey(UUID.fromString(header.getCommandId()));
  }

  @Override
  public List<Party> namedMembers() {
    return Arrays.asList(owner, evaluator);
  }

  @Override
  public void checkBounds() {
    version.checkBounds();
    holdout.checkBounds();
    Bounds.number("use", use, 1, HoldoutState.MOST_USES);
    Bounds.digest("reportDigest", reportDigest);
    metrics.checkBounds();
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(evaluator);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, version, owner, evaluator, holdout, use, reportDigest, metrics);
  }
}
