// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.time.Duration;

/** When nodes are killed. */
interface Moment {
  /** Gives the command and returns when it has come so far. */
  void reach(Scene scene) throws Exception;

  /** So long after the command was given, wherever it is then. */
  static Moment after(Duration delay) {
    return scene -> {
      scene.give();
      Thread.sleep(delay.toMillis());
    };
  }

  /** Once so many bytes of the artifact that the command fetches have come. */
  static Moment received(long bytes) {
    return scene -> {
      scene.give();
      scene.awaitReceived(bytes);
    };
  }
}
