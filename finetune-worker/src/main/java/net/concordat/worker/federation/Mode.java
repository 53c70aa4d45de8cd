// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

/** Who sees what of the updates, and how they become one. */
public interface Mode {
  /** What each client agrees to, in a sentence. */
  String inWords();

  /**
   * Refuses a federation for which it promises nothing.
   *
   * @throws net.concordat.inference.support.InvalidInputException with the reason
   */
  void requireClients(int clients);

  /** Combines the updates of a round. */
  Combined combine(RoundScene scene);
}
