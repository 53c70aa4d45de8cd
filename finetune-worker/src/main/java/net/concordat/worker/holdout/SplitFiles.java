// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.concordat.inference.support.Checks;
import net.concordat.worker.DurableFile;
import net.concordat.worker.data.CsvFile;

/**
 * The parts of a {@link TimeSplit} as {@code train}, {@code validation} and {@code test.csv.gz} in
 * one folder. They have their names only once all rows were written.
 */
public final class SplitFiles implements TimeSplit.Receiver, AutoCloseable {
  private final Path folder;
  private final Map<TimeSplit.Part, Path> unfinished = new EnumMap<>(TimeSplit.Part.class);
  private final Map<TimeSplit.Part, CsvFile> files = new EnumMap<>(TimeSplit.Part.class);

  /** In a folder that is there. */
  public SplitFiles(Path folder) {
    this.folder = folder;
  }

  /** What the file of a part is called, without its ending. */
  public static String name(TimeSplit.Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void begin(List<String> header) throws IOException {
    for (TimeSplit.Part part : TimeSplit.Part.values()) {
      Path file = Files.createTempFile(folder, ".unfinished-" + name(part), ".csv.gz");
      unfinished.put(part, file);
      files.put(part, new CsvFile(file, header));
    }
  }

  @Override
  public void row(TimeSplit.Part part, List<String> cells) {
    Checks.required("header", files.get(part)).write(cells);
  }

  /** Gives the files their names. */
  public void finish() throws IOException {
    closeAll();
    for (Map.Entry<TimeSplit.Part, Path> file : unfinished.entrySet()) {
      DurableFile.rename(file.getValue(), folder.resolve(name(file.getKey()) + ".csv.gz"));
    }
    unfinished.clear();
  }

  private void closeAll() throws IOException {
    for (CsvFile file : files.values()) {
      file.close();
    }
    files.clear();
  }

  @Override
  public void close() throws IOException {
    try {
      closeAll();
    } finally {
      for (Path file : unfinished.values()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
