// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.util.List;
import net.concordat.deploy.DeployException;

/** What runs on two cores, whatever the machine has, and what on the others. */
final class TwoCores {
  private static final int FEW = 2;
  private static final String WHICH = "0,1";

  // Asked for before this process itself is kept on some.
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private TwoCores() {}

  /** Keeps running processes there, with all threads that they have or will have. */
  static void keep(List<ProcessHandle> processes) throws IOException, InterruptedException {
    keep(processes, WHICH);
  }

  /** Keeps whoever asks them on the other cores, if there are any. */
  static void leave(List<ProcessHandle> processes) throws IOException, InterruptedException {
    int last = CORES - 1;
    if (last >= FEW) {
      keep(processes, FEW + "-" + last);
    }
  }

  private static void keep(List<ProcessHandle> processes, String cores)
      throws IOException, InterruptedException {
    for (ProcessHandle process : processes) {
      String id = Long.toString(process.pid());
      int exit =
          new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", cores, id)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (exit != 0) {
        throw new DeployException(
            "taskset cannot keep process %s on cores %s.".formatted(id, cores));
      }
    }
  }
}
