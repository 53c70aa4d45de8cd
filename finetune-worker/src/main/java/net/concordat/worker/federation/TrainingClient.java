// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.Arrays;
import java.util.function.Supplier;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.aggregation.Scaffold;
import net.concordat.federation.aggregation.Strategy;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.LocalPlan;
import net.concordat.worker.training.LocalTraining;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.privacy.NoiseKey;

/** A client that trains on rows of its own. */
public final class TrainingClient implements Client {
  private final String member;
  private final int rows;
  private final LocalPlan plan;
  private final Strategy strategy;
  private final LocalTraining training;
  private float[] control = new float[0];
  private float[] controlThen = new float[0];

  /** Before the first round; a private client draws a fresh key for its noise. */
  public TrainingClient(
      String member, Rows rows, Architecture shape, LocalPlan plan, Strategy strategy, long seed) {
    this(member, rows, shape, plan, strategy, seed, () -> NoiseKey.fresh().bytes());
  }

  /**
   * Before a round.
   *
   * @param plan whose proximal weight is the strategy's
   * @param seed of the order of rows
   * @param noiseKey gives a private client's key, the same in all rounds
   */
  TrainingClient(
      String member,
      Rows rows,
      Architecture shape,
      LocalPlan plan,
      Strategy strategy,
      long seed,
      Supplier<byte[]> noiseKey) {
    if (plan.proximal() != strategy.proximal()) {
      throw new InvalidInputException(
          "The clients' proximal weight must be the strategy's, %s, but is %s"
              .formatted(strategy.proximal(), plan.proximal()));
    }
    if (strategy instanceof Scaffold && plan.training().descentKind() != Optimizer.Kind.SGD) {
      throw new InvalidInputException(
          "SCAFFOLD's control variates are mean gradients, which only steps of plain gradient descent tell: 'training.descent.optimizer' must be SGD, but is %s"
              .formatted(plan.training().descentKind()));
    }
    this.member = member;
    this.rows = rows.size();
    this.plan = plan;
    this.strategy = strategy;
    this.training = new LocalTraining(shape, rows, plan, seed, 1, noiseKey);
  }

  /** Goes on with a control variate of before. */
  void resume(float[] before) {
    control = before.clone();
  }

  /** The control variate of the update that was made last; none of a strategy without. */
  float[] controlThen() {
    return controlThen.clone();
  }

  @Override
  public String member() {
    return member;
  }

  @Override
  public long numExamples() {
    return rows;
  }

  @Override
  public float[] update(int round, GlobalModel model) {
    if (!(strategy instanceof Scaffold)) {
      return training.train(round, model.weights(), new float[0]);
    }
    if (control.length == 0) {
      control = new float[model.weights().length];
    }
    double[] ofAll = Scaffold.control(model);
    float[] correction = new float[control.length];
    for (int i = 0; i < correction.length; i++) {
      correction[i] = (float) (ofAll[i] - control[i]);
    }
    float[] difference = training.train(round, model.weights(), correction);
    float[] update = Arrays.copyOf(difference, 2 * difference.length);
    double stepped = training.stepsARound() * plan.rate(round);
    controlThen = new float[control.length];
    for (int i = 0; i < control.length; i++) {
      controlThen[i] = (float) (control[i] - ofAll[i] - difference[i] / stepped);
      update[control.length + i] = controlThen[i] - control[i];
    }
    return update;
  }

  @Override
  public void settle(boolean counted) {
    if (counted && controlThen.length > 0) {
      control = controlThen;
    }
  }

  @Override
  public void close() {
    training.close();
  }
}
