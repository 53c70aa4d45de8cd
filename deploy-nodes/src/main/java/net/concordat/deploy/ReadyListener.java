// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.time.Duration;

/** Told, by any thread, when a node answers. */
@FunctionalInterface
public interface ReadyListener {
  /** The party's node answers, so long after its start. */
  void ready(Party party, Duration after);
}
