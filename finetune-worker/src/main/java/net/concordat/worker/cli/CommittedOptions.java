// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.util.function.UnaryOperator;
import net.concordat.worker.data.CommittedRows;
import net.concordat.worker.data.source.RowSource;
import picocli.CommandLine.Mixin;

/** Rows that a command commits to as they are, without a schema. */
final class CommittedOptions {
  @Mixin private DataOption data;
  @Mixin private CommitmentOptions commitment;
  @Mixin private WorkOption work;

  /**
   * Reads and commits.
   *
   * @param watch sees the rows as they are read
   */
  CommittedRows read(UnaryOperator<RowSource> watch) throws IOException {
    return CommittedRows.read(
        watch.apply(data.source()),
        commitment.secret(data.spec().place(data.folder())),
        work.folder());
  }
}
