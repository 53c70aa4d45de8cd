// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import net.concordat.decisions.bench.LogBench;
import net.concordat.decisions.log.DecisionLog;

/**
 * Prints what {@link LogBench} measures. Arguments: a folder that is not there, and how many
 * records the log is to have when proofs are made.
 */
final class LogBenchMain {
  private static final double SECONDS = 4;

  private LogBenchMain() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    DecisionLog.create(folder);
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    try (DecisionLog log = DecisionLog.open(folder, keys, Clock.systemUTC())) {
      LogBench bench = new LogBench(log);
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
