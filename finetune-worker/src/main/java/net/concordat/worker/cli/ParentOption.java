// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Option;

/** Whether a command ends with the process that started it. */
final class ParentOption {
  @Option(
      names = "--end-with-input",
      hidden = true,
      description = "end as soon as standard input does: with the process that started this one")
  private boolean endWithInput;

  /** Ends this process as soon as the other one ends, if that was asked for. */
  void watch() {
    if (endWithInput) {
      Thread watch = new Thread(ParentOption::endWithInput, "end-with-input");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void endWithInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
