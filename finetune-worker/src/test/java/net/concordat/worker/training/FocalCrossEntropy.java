// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.lossfunctions.SameDiffLoss;

/** Weighted focal loss written as its definition; ND4J differentiates it. */
final class FocalCrossEntropy extends SameDiffLoss {
  private static final long serialVersionUID = 1L;

  private final double negative;
  private final double positive;
  private final double focus;

  FocalCrossEntropy(ClassWeights weights, double focus) {
    this.negative = weights.negative();
    this.positive = weights.positive();
    this.focus = focus;
  }

  @Override
  public SDVariable defineLoss(SameDiff net, SDVariable probability, SDVariable labels) {
    SDVariable no = labels.rsub(1);
    SDVariable own = labels.mul(probability).add(no.mul(probability.rsub(1)));
    SDVariable weight = labels.mul(positive).add(no.mul(negative));
    SDVariable rest = net.math().pow(own.rsub(1), focus);
    return net.math().log(own).mul(rest).mul(weight).neg();
  }
}
