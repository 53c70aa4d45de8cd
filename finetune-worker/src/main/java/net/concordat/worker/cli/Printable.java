// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

/** Text of other people, made safe for a terminal. */
final class Printable {
  private Printable() {}

  /** Control characters could move the cursor or rewrite what was shown before. */
  static String text(String foreign) {
    return foreign.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
