// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.PrintStream;

/** How much of a file is on its way; on the error stream, so that it mixes with no result. */
final class ProgressBar {
  private static final int WIDTH = 30;
  private static final int WHOLE = 100;

  private final PrintStream out;
  private final String what;
  private final long bytes;
  private int shown = -1;

  /**
   * @param bytes how many there are, at least 1
   */
  ProgressBar(PrintStream out, String what, long bytes) {
    this.out = out;
    this.what = what;
    this.bytes = bytes;
  }

  /** Shows how many are on their way, each percent once. */
  void show(long sent) {
    int percent = (int) (sent * WHOLE / bytes);
    if (percent == shown) {
      return;
    }
    shown = percent;
    int filled = percent * WIDTH / WHOLE;
    out.printf(
        "\r%s [%s%s] %3d %% of %d bytes",
        what, "#".repeat(filled), ".".repeat(WIDTH - filled), percent, bytes);
    if (percent == WHOLE) {
      out.println();
    }
  }
}
