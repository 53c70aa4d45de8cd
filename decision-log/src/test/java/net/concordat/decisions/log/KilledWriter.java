// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.nio.file.Path;
import java.util.List;

/** A program that records until it is killed, and says what was acknowledged. */
final class KilledWriter {
  private static final int CALLERS = 4;

  private KilledWriter() {}

  public static void main(String[] arguments) {
    LogFixture fixture = new LogFixture();
    DecisionLog log = DecisionLog.open(Path.of(arguments[0]), LogFixture.BANK, fixture);
    for (int caller = 0; caller < CALLERS; caller++) {
      new Thread(() -> record(log, fixture)).start();
    }
  }

  private static void record(DecisionLog log, LogFixture fixture) {
    while (true) {
      List<Entry> entries = fixture.entries(7);
      StringBuilder lines = new StringBuilder();
      List<SignedReceipt> receipts = append(log, entries);
      for (int i = 0; i < entries.size(); i++) {
        Receipt receipt = receipts.get(i).receipt();
        lines
            .append(entries.get(i).record().id())
            .append(' ')
            .append(receipt.sequence())
            .append(' ')
            .append(receipt.leafHash())
            .append(' ')
            .append(receipt.previousHead())
            .append('\n');
      }
      synchronized (System.out) {
        System.out.print(lines);
        System.out.flush();
      }
    }
  }

  private static List<SignedReceipt> append(DecisionLog log, List<Entry> entries) {
    try {
      return log.append(entries);
    } catch (LogUnavailableException e) {
      System.out.println("REFUSED " + e.getMessage());
      System.out.flush();
      Runtime.getRuntime().halt(3);
      throw e;
    }
  }
}
