// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.util.List;
import net.concordat.deploy.DeployException;

/** What runs on two cores, whatever the machine has. */
final class TwoCores {
  private static final String WHICH = "0,1";

  private TwoCores() {}

  /** Keeps running processes there, with all threads that they have or will have. */
  static void keep(List<ProcessHandle> processes) throws IOException, InterruptedException {
    for (ProcessHandle process : processes) {
      String id = Long.toString(process.pid());
      int exit =
          new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", WHICH, id)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (exit != 0) {
        throw new DeployException("taskset cannot keep process " + id + " on two cores.");
      }
    }
  }
}
