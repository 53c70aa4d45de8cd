// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.util.function.UnaryOperator;
import net.concordat.worker.data.CommittedRows;
import net.concordat.worker.data.source.RowSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Rows that a command commits to as they are, without a schema. */
final class CommittedOptions {
  @Mixin private DataOption data;
  @Mixin private CommitmentOptions commitment;
  @Mixin private WorkOption work;
  @Mixin private ProgressOptions progress;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Reads and commits.
   *
   * @param watch sees the rows as they are read
   */
  CommittedRows read(UnaryOperator<RowSource> watch) throws IOException {
    try (RowsBar bar = new RowsBar(spec)) {
      return CommittedRows.read(
          bar.counted(watch.apply(data.source())),
          commitment.secret(data.spec().place(data.folder())),
          work.folder());
    }
  }
}
