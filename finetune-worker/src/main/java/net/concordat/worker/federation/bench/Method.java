// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.List;
import net.concordat.worker.training.Network;

/** One way to come to a model for each bank. */
interface Method {
  /** Its name in results. */
  String name();

  /** Each bank's network, in the order of the fold's banks; the same one for all where shared. */
  List<Network> train(Fold fold, long seed);
}
