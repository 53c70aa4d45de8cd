// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a bench found.
 *
 * @param bench its name
 * @param cores how many processors it had
 * @param results the figures
 */
public record BenchReport(String bench, int cores, List<BenchResult> results) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Prints a table for people. */
  public void print(PrintStream out) {
    out.printf("%n%s on %d cores%n", bench, cores);
    for (BenchResult result : results) {
      String comparison =
          result.ratio() == null
              ? ""
              : String.format(
                  Locale.ROOT, "%.1f times faster than: %s", result.ratio(), result.comparedWith());
      out.printf(
          Locale.ROOT,
          "  %-55s %9.2f %-4s %s%n",
          result.name(),
          result.value(),
          result.unit(),
          comparison);
    }
  }

  /** Writes JSON for programs. */
  public void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }
}
