// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.util.List;

/** A measurement that compares ways of doing one thing, in one run on one machine. */
public interface Bench {
  /** The name on the command line. */
  String name();

  /** What is compared, in a sentence. */
  String description();

  /** Measures; takes minutes, and prints what it is at. */
  List<BenchResult> run(BenchOptions options) throws Exception;
}
