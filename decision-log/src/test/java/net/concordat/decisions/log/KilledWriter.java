// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.concordat.decisions.Hash;

/** A program that records until it is killed, and says what was acknowledged. */
final class KilledWriter {
  private static final int CALLERS = 4;

  private KilledWriter() {}

  /** How it is started as a process of its own, on a log that is there. */
  static List<String> command(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        KilledWriter.class.getName(),
        folder.toString());
  }

  /** What a line says that it printed. */
  static Receipt receipt(UUID logId, String line) {
    String[] words = line.split(" ", -1);
    return new Receipt(logId, Long.parseLong(words[1]), hash(words[2]), hash(words[3]));
  }

  private static Hash hash(String hex) {
    return Hash.of(HexFormat.of().parseHex(hex));
  }

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
