// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.CsvScan;
import net.concordat.worker.data.source.CsvSource;
import org.apache.spark.api.java.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a range of a text for where its rows begin.
 *
 * @param file path of the text, the same on each machine
 * @param length of a range; the whole text where it is packed
 * @param stretch bytes; see {@link CsvScan}
 */
record ScanRange(String file, long length, int stretch)
    implements Function<Integer, ScanRange.Found> {
  /**
   * What was found, or why nothing was.
   *
   * @param refusal a sentence; else null
   */
  record Found(List<CsvScan.Stretch> stretches, @Nullable String refusal) implements Serializable {}

  @Override
  public Found call(Integer number) {
    try {
      return new Found(new CsvSource(Path.of(file)).scan(number * length, length, stretch), null);
    } catch (InvalidInputException e) {
      return new Found(List.of(), String.valueOf(e.getMessage()));
    }
  }
}
