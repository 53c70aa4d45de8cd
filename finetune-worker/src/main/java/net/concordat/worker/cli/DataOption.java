// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.nio.file.Path;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The rows that a command reads, from wherever a request's {@code data} could have them. */
final class DataOption {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description =
          "rows: a CSV or Parquet file, or a file whose name ends with .json and that holds what"
              + " 'data' is in a request, such as a query")
  private Path file;

  /** What a request would have as {@code data}. */
  DataSpec spec() {
    return DataSpec.file(file.toString());
  }

  /** The folder that names in {@link #spec} are relative to. */
  Path folder() {
    return Path.of("");
  }

  RowSource source() {
    return spec().source(folder());
  }

  /** The mapping that is named together with the rows. */
  @Nullable Path mapping() {
    return spec().mapping(folder());
  }
}
