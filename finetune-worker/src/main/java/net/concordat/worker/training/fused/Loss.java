// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

/** What a step makes smaller: a sum over rows. */
public interface Loss {
  /** Puts the derivative of each row's own loss by its outputs into the chunk. */
  void enter(Workspace chunk);

  /** The sum of the losses of the chunk's rows. */
  double sum(Workspace chunk);
}
