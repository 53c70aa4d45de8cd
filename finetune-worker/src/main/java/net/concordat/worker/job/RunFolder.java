// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.worker.DurableFile;
import net.concordat.worker.checkpoint.CheckpointFolder;

/**
 * What there is of one job on the disk, for whichever of the bank's workers has it: the request,
 * the base, the checkpoint, and at the end what was made.
 *
 * @param path for its owner alone
 */
record RunFolder(Path path) {
  /** The folder of a job, made if it is not there. */
  static RunFolder of(Path runs, UUID job) throws IOException {
    Path path = runs.resolve(job.toString());
    DurableFile.createOwnersFolder(path);
    return new RunFolder(path);
  }

  Path spec() {
    return path.resolve("spec.json");
  }

  /** Which settings to look for, if the job is a search. */
  Path search() {
    return path.resolve("search.json");
  }

  Path base() {
    return path.resolve("base.zip");
  }

  Path checkpoint() {
    return path.resolve("checkpoint");
  }

  /** For encoded rows while training lasts. */
  Path rows() {
    return path.resolve("rows");
  }

  Path out() {
    return path.resolve("out");
  }

  /** What was measured of what was made; it is there whole or not at all. */
  Path report() {
    return path.resolve("report.json");
  }

  /** The descriptor of what was made; it is written last, so what it describes is whole. */
  Optional<Path> descriptor() throws IOException {
    if (!Files.isDirectory(out())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(out())) {
      return files.filter(file -> file.toString().endsWith(".json") && !isTrials(file)).findFirst();
    }
  }

  /** All trials of a search that is done; they are written before the descriptor. */
  Optional<Path> trials() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      return files.filter(RunFolder::isTrials).findFirst();
    }
  }

  private static boolean isTrials(Path file) {
    return file.toString().endsWith(".search.json");
  }

  void remove() throws IOException {
    CheckpointFolder.destroy(checkpoint());
    removeAll(path);
  }

  /** Removes rows that a killed process could not. */
  void removeRows() throws IOException {
    if (Files.exists(rows())) {
      removeAll(rows());
    }
  }

  private static void removeAll(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Removes what jobs left that nobody came back to, such as those called off while they waited.
   */
  static void removeUntouched(Path runs, Duration since) throws IOException {
    List<Path> folders;
    try (Stream<Path> files = Files.list(runs)) {
      folders = files.filter(Files::isDirectory).toList();
    }
    for (Path folder : folders) {
      RunFolder run = new RunFolder(folder);
      if (run.touchedAt().isBefore(Instant.now().minus(since))) {
        run.remove();
      }
    }
  }

  private Instant touchedAt() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(path)) {
      all = files.filter(Files::isDirectory).toList();
    }
    Instant latest = Instant.MIN;
    for (Path folder : all) {
      Instant touched = Files.getLastModifiedTime(folder).toInstant();
      latest = touched.isAfter(latest) ? touched : latest;
    }
    return latest;
  }
}
