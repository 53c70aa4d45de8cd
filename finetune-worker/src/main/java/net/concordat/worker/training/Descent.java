// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.inference.support.Checks;
import net.concordat.worker.training.fused.Optimizer.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How the loss is made smaller, where that is not the usual way.
 *
 * @param optimizer absent means {@code ADAM}
 * @param focus exponent of focal loss; absent means 0, plain cross-entropy
 * @param schedule absent means a constant rate
 * @param rateFinder absent means that the learning rate is taken as it is
 */
public record Descent(
    @Nullable Kind optimizer,
    @Nullable Double focus,
    @Nullable Schedule schedule,
    @Nullable RateFinder rateFinder) {
  /** The usual way. */
  public static final Descent USUAL = new Descent(null, null, null, null);

  /** Refuses values outside their ranges. */
  public Descent {
    Checks.range("training.descent.focus", focus == null ? 0 : focus, 0, 10);
  }

  /** The optimizer that is meant. */
  Kind kind() {
    return optimizer == null ? Kind.ADAM : optimizer;
  }

  /** The focus that is meant. */
  double focusOrNone() {
    return focus == null ? 0 : focus;
  }

  /** The schedule that is meant. */
  Schedule scheduleOrConstant() {
    return schedule == null ? Schedule.CONSTANT : schedule;
  }

  /** What is made smaller where labels are told. */
  String lossInWords() {
    return focusOrNone() == 0 ? "cross-entropy" : "focal loss with exponent " + focus;
  }

  String inWords(String loss) {
    String name = kind() == Kind.ADAM ? "Adam" : "plain gradient descent";
    return name + " on " + loss + (schedule == null ? "" : ", " + schedule.inWords());
  }
}
