// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.fused.Workspace;
import net.concordat.worker.training.privacy.ClipRule;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one share sums in a pass, in the order of the pass, with the network that it sums
 * with: made once for the pass, and used by one task at a time.
 */
final class PassShare implements Serializable {
  private static final long serialVersionUID = 1;

  private final int number;
  private final PassPlan plan;
  private final NetworkForm form;
  private final LossForm lossForm;
  private final int[] positions;
  private final float[][] features;
  private final int[] labels;
  private transient @Nullable Summing summing;

  /** A network at work. */
  private record Summing(FusedNetwork network, Loss loss, Workspace workspace, LabelledRows rows) {
    Gradients.ErrorRule rule(SumStep.@Nullable Clipping clipping) {
      if (clipping == null) {
        return Gradients.ErrorRule.NONE;
      }
      ClipRule rule = new ClipRule(network, clipping.norm());
      rule.expect(clipping.units());
      return rule;
    }
  }

  private PassShare(
      int number, PassPlan plan, NetworkForm form, LossForm lossForm, List<Bundle> bundles) {
    this.number = number;
    this.plan = plan;
    this.form = form;
    this.lossForm = lossForm;
    int count = bundles.stream().mapToInt(bundle -> bundle.positions().length).sum();
    this.positions =
        bundles.stream()
            .flatMapToInt(bundle -> Arrays.stream(bundle.positions()))
            .sorted()
            .toArray();
    this.features = new float[count][];
    this.labels = new int[count];
    fill(bundles);
  }

  private void fill(List<Bundle> bundles) {
    for (Bundle bundle : bundles) {
      for (int i = 0; i < bundle.positions().length; i++) {
        int place = Arrays.binarySearch(positions, bundle.positions()[i]);
        features[place] = bundle.features()[i];
        labels[place] = bundle.labels()[i];
      }
    }
  }

  /** Puts together what was dealt to a share. */
  static PassShare of(
      int number, PassPlan plan, NetworkForm form, LossForm loss, Iterator<Bundle> dealt) {
    List<Bundle> bundles = new ArrayList<>();
    dealt.forEachRemaining(bundles::add);
    return new PassShare(number, plan, form, loss, bundles);
  }

  /**
   * The sum of one chunk's gradients.
   *
   * @param chunk its number in the step
   * @param loss of its rows; NaN in a private run
   */
  record ChunkSum(int chunk, float[] gradient, double loss) implements Serializable {}

  /** Sums this share's chunks of a step. */
  List<ChunkSum> sum(SumStep asked) {
    Summing at = ready();
    NetworkForm.set(at.network(), asked.parameters());
    for (int part = 0; part < asked.learning().length; part++) {
      at.network().setLearning(part, asked.learning()[part]);
    }
    Gradients.ErrorRule rule = at.rule(asked.clipping());
    List<ChunkSum> sums = new ArrayList<>();
    for (int chunk = 0; chunk < plan.chunksOf(asked.step()); chunk++) {
      if (plan.share(asked.step(), chunk) == number) {
        load(at, asked.step(), chunk, asked.stepOfRun());
        sums.add(sum(at, chunk, rule));
      }
    }
    return sums;
  }

  private Summing ready() {
    if (summing == null) {
      FusedNetwork network = form.empty();
      summing =
          new Summing(
              network, lossForm.loss(), network.workspace(), new LabelledRows(features, labels));
    }
    return summing;
  }

  private void load(Summing at, int step, int chunk, long stepOfRun) {
    int count = plan.rows(step, chunk);
    int from = Arrays.binarySearch(positions, plan.first(step, chunk));
    int firstInStep = chunk * FusedNetwork.CHUNK;
    int[] places = new int[firstInStep + count];
    for (int i = 0; i < count; i++) {
      places[firstInStep + i] = from + i;
    }
    at.workspace().at(stepOfRun);
    at.workspace().load(at.rows(), places, firstInStep, count);
  }

  private static ChunkSum sum(Summing at, int chunk, Gradients.ErrorRule rule) {
    at.network().forward(at.workspace());
    at.loss().enter(at.workspace());
    double loss = rule.tellsLoss() ? at.loss().sum(at.workspace()) : Double.NaN;
    at.network().backward(at.workspace());
    rule.apply(at.workspace());
    float[] gradient = new float[at.network().parameters().length];
    at.network().addGradient(at.workspace(), gradient);
    return new ChunkSum(chunk, gradient, loss);
  }
}
