// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.evaluation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** The few figures of an evaluation that go on the ledger; the report stays with the evaluator. */
@CordaSerializable
public final class MetricSummary extends Value {
  private final Metric rocAuc;
  private final Metric prAuc;
  private final Metric recallAtFpr1;

  /**
   * @param rocAuc area under the receiver operating characteristic
   * @param prAuc average precision, without interpolation
   * @param recallAtFpr1 recall at a false-positive rate of at most 1 %
   */
  @ConstructorForDeserialization
  public MetricSummary(Metric rocAuc, Metric prAuc, Metric recallAtFpr1) {
    this.rocAuc = rocAuc;
    this.prAuc = prAuc;
    this.recallAtFpr1 = recallAtFpr1;
  }

  public Metric getRocAuc() {
    return rocAuc;
  }

  public Metric getPrAuc() {
    return prAuc;
  }

  public Metric getRecallAtFpr1() {
    return recallAtFpr1;
  }

  /**
   * Checks that every figure is one.
   *
   * @throws IllegalArgumentException naming the rule and the figure
   */
  public void checkBounds() {
    rocAuc.check("rocAuc");
    prAuc.check("prAuc");
    recallAtFpr1.check("recallAtFpr1");
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(rocAuc, prAuc, recallAtFpr1);
  }
}
