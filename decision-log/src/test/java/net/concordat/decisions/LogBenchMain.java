// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions;

import java.nio.file.Path;
import net.concordat.decisions.bench.LogBench;

/**
 * Prints what {@link LogBench} measures. Arguments: a folder that is not there, and how many
 * records the log is to have when proofs are made.
 */
final class LogBenchMain {
  private static final double SECONDS = 4;

  private LogBenchMain() {}

  public static void main(String[] arguments) throws Exception {
    try (LogBench bench = new LogBench(Path.of(arguments[0]))) {
      System.out.println("to warm up: " + bench.append(32, 32, SECONDS));
      for (int callers : new int[] {1, 8, 32}) {
        System.out.println(callers + " callers of 32: " + bench.append(callers, 32, SECONDS));
      }
      System.out.println("32 callers of 1: " + bench.append(32, 1, SECONDS));
      bench.fill(Long.parseLong(arguments[1]));
      System.out.println("proofs with " + bench.records() + " records: " + bench.proofs());
    }
  }
}
