// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

/** What a step makes smaller: a sum over rows. */
@FunctionalInterface
public interface Loss {
  /** Puts the derivative of each row's own loss by its outputs into the chunk. */
  void enter(Workspace chunk);
}
