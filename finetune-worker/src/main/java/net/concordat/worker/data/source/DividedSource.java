// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.nio.file.Path;
import java.util.List;

/** A source that can be read in parts, each by itself. */
public sealed interface DividedSource extends RowSource permits CsvSource, ParquetSource {
  /** Where it is. */
  Path file();

  /**
   * The rows of a part, which know their numbers among all.
   *
   * @param header of the whole source
   */
  RowSource part(List<String> header, Part part);
}
