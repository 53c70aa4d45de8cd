// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.nio.file.Path;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.DividedSource;
import net.concordat.worker.data.source.Part;
import net.concordat.worker.data.source.RowSource;
import org.apache.spark.api.java.function.Function;

/**
 * Reads and encodes one part of a file.
 *
 * @param file path of the rows, the same on each machine
 * @param header of the file
 * @param parts one for each share
 */
record ReadShare(String file, List<String> header, List<Part> parts, Encoding encoding)
    implements Function<Integer, Share> {
  @Override
  public Share call(Integer number) {
    Part part = parts.get(number);
    // A task that threw would be tried again, and its sentence buried.
    try (ShareReader reader = encoding.open(source(part))) {
      try {
        return reader.read(number, Integer.MAX_VALUE);
      } catch (InvalidInputException e) {
        return Share.refused(number, reader.row(), e);
      }
    } catch (InvalidInputException e) {
      return Share.refused(number, part.from().rows(), e);
    }
  }

  private RowSource source(Part part) {
    if (DataSpec.of(Path.of(file)) instanceof DividedSource source) {
      return source.part(header, part);
    }
    throw new IllegalStateException(file + " is no file of rows");
  }
}
