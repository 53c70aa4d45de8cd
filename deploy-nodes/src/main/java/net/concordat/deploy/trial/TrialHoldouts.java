// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.time.LocalDate;
import java.time.ZoneOffset;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.evaluation.Measurement;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.holdout.CommitHoldoutFlow;
import net.concordat.workflows.holdout.HoldoutProposal;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;

/** What honest members measure in a trial, on rows of which only a root exists. */
public final class TrialHoldouts {
  private TrialHoldouts() {}

  /** Commits a bank to rows on which it may measure what it has not been granted yet. */
  public static Holdout commit(Bank owner, SecureHash root) throws Exception {
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    StateAndRef<HoldoutState> committed =
        owner.run(
            CommitHoldoutFlow.class,
            TrialConsortium.commandId(),
            new HoldoutProposal(root, 1_000, yesterday, yesterday, "All rows of a trial."));
    return committed.getState().getData().getHoldout();
  }

  /** Records what a bank measured of a version on rows that it has committed to. */
  public static EvaluationState evaluate(Bank evaluator, ModelVersionState version, SecureHash root)
      throws Exception {
    StateAndRef<EvaluationState> recorded =
        evaluator.run(
            RecordEvaluationFlow.class, TrialConsortium.commandId(), measured(version, root));
    return recorded.getState().getData();
  }

  /** What a bank says that measured nothing: one half of everything. */
  public static Measurement measured(ModelVersionState version, SecureHash root) {
    Metric half = new Metric(Metric.ONE / 2, 0, Metric.ONE);
    return new Measurement(
        version.getModelId(),
        version.getVersion(),
        root,
        SecureHash.sha256("report"),
        new MetricSummary(half, half, half));
  }
}
