// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.nio.file.Path;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.holdout.Holdout;
import picocli.CommandLine.Option;

/** What rows must have been committed to. */
final class HoldoutOptions {
  @Option(
      names = "--holdout",
      required = true,
      description = "the commitment to these rows, as `holdout commit` wrote it")
  private Path holdout;

  /** Refuses rows that are not those committed to. */
  void requireSame(DataCommitment given, int rows) {
    Json.read(holdout, Holdout.class).requireSame(given.value(), rows);
  }
}
