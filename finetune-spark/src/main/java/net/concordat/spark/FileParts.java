// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.CsvScan;
import net.concordat.worker.data.source.CsvSource;
import net.concordat.worker.data.source.DividedSource;
import net.concordat.worker.data.source.ParquetSource;
import net.concordat.worker.data.source.Part;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Cuts a file for the tasks that read it: Parquet where its groups of rows begin, text where rows
 * do. Text is looked through for that, each range of it by one task; packed text by one task.
 */
final class FileParts {
  private static final int LONGEST_STRETCH = 1 << 20;
  private static final int SHORTEST_STRETCH = 1 << 10;

  private FileParts() {}

  /** How tasks name it. */
  static String path(DividedSource file) {
    return file.file().toAbsolutePath().toString();
  }

  /**
   * The parts.
   *
   * @param count how many, of which some may be empty
   * @throws InvalidInputException if the file cannot be read
   */
  static List<Part> of(JavaSparkContext spark, DividedSource file, int count) {
    return Part.among(
        file instanceof CsvSource csv
            ? CsvScan.cuts(stretches(spark, csv, count))
            : ((ParquetSource) file).cuts(),
        count);
  }

  private static List<CsvScan.Stretch> stretches(JavaSparkContext spark, CsvSource csv, int count) {
    long length = length(csv);
    int stretch = (int) Math.max(SHORTEST_STRETCH, Math.min(LONGEST_STRETCH, length / count / 16));
    ScanRange scan =
        csv.isGzip()
            ? new ScanRange(path(csv), Long.MAX_VALUE, stretch)
            : new ScanRange(path(csv), length / count + 1, stretch);
    int ranges = csv.isGzip() ? 1 : count;
    List<ScanRange.Found> found =
        spark.parallelize(IntStream.range(0, ranges).boxed().toList(), ranges).map(scan).collect();
    for (ScanRange.Found some : found) {
      if (some.refusal() != null) {
        throw new InvalidInputException(some.refusal());
      }
    }
    return found.stream().flatMap(some -> some.stretches().stream()).toList();
  }

  private static long length(CsvSource csv) {
    try {
      return Files.size(csv.file());
    } catch (IOException e) {
      throw new InvalidInputException("Could not read " + csv.name() + ": " + e.getMessage(), e);
    }
  }
}
