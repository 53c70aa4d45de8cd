// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import net.concordat.worker.Json;
import net.concordat.worker.data.CommittedRows;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.holdout.Holdout;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rows that were committed to. */
final class HoldoutOptions {
  @Option(names = "--data", required = true, description = "CSV file with labelled rows")
  private Path data;

  @Option(
      names = "--holdout",
      required = true,
      description = "the commitment to these rows, as `holdout commit` wrote it")
  private Path holdout;

  @Mixin private CommitmentOptions commitment;

  CsvTable read() {
    return CsvTable.read(data);
  }

  /** Refuses rows that are not those committed to. */
  CommittedRows committed(CsvTable table) throws IOException {
    CommittedRows rows = commitment.commit(table, data);
    Json.read(holdout, Holdout.class).requireSame(rows);
    return rows;
  }
}
