// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.serving;

import java.util.concurrent.ThreadFactory;

/** Threads beside those that answer, which do not keep the service running. */
public final class DaemonThread {
  private DaemonThread() {}

  /** Makes threads of this name. */
  public static ThreadFactory named(String name) {
    return task -> {
      Thread made = new Thread(task, name);
      made.setDaemon(true);
      return made;
    };
  }
}
