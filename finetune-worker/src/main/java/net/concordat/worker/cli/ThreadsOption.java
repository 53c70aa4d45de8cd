// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import net.concordat.inference.support.Checks;
import picocli.CommandLine.Option;

/** How many threads train. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "threads that train; the artifact does not depend on it; ${DEFAULT-VALUE}")
  private int threads;

  int count() {
    Checks.range("--threads", threads, 1, 256);
    return threads;
  }
}
