// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The databases with which nodes begin: the tables of Corda and of their CorDapps, and nothing that
 * is of one node. To make one takes as long as a node's start; so each is made once for a set of
 * jars, and kept beside the software, if that is ours to write to.
 */
final class NodeDatabases {
  private static final int MINUTES_PER_DATABASE = 3;
  private static final String DATABASE = "persistence.mv.db";

  private final Path kept;
  private final Path cordaJar;

  /**
   * @param kept the folder of what was made before
   * @param cordaJar what makes them
   */
  NodeDatabases(Path kept, Path cordaJar) {
    this.kept = kept;
    this.cordaJar = cordaJar;
  }

  /** Gives each of these nodes, whose CorDapps are in place, its database. */
  void giveTo(List<? extends Path> nodeFolders) throws IOException {
    Map<String, List<Path>> alike = new TreeMap<>();
    for (Path folder : nodeFolders) {
      alike.computeIfAbsent(keyOf(folder), first -> new ArrayList<>()).add(folder);
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<?>> gifts = new ArrayList<>();
      alike.forEach((key, folders) -> gifts.add(workers.submit(() -> give(key, folders))));
      gifts.forEach(NodeDatabases::await);
    } finally {
      workers.shutdownNow();
    }
  }

  /** The digest of Corda's jar and of the CorDapps in a node's folder. */
  String keyOf(Path nodeFolder) throws IOException {
    StringBuilder digests = new StringBuilder(digest(cordaJar));
    try (Stream<Path> files = Files.list(nodeFolder.resolve("cordapps"))) {
      for (Path jar : files.filter(Files::isRegularFile).sorted().toList()) {
        digests.append(digest(jar));
      }
    }
    return ContractJar.sha256(digests.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static String digest(Path jar) throws IOException {
    return ContractJar.sha256(Files.readAllBytes(jar));
  }

  private Path give(String key, List<Path> folders) throws IOException, InterruptedException {
    Path known = kept.resolve(key + ".mv.db");
    if (!Files.exists(known)) {
      make(folders.get(0));
      Path made = folders.get(0).resolve(DATABASE);
      for (Path other : folders.subList(1, folders.size())) {
        Files.copy(made, other.resolve(DATABASE));
      }
      keep(made, known);
      return known;
    }
    for (Path folder : folders) {
      Files.copy(known, folder.resolve(DATABASE));
    }
    return known;
  }

  /** All of it or nothing, though others may make the same just now. */
  private void keep(Path made, Path known) throws IOException {
    if (Files.isWritable(kept.getParent())) {
      Files.createDirectories(kept);
      Path part = Files.createTempFile(kept, "database", ".part");
      Files.copy(made, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, known, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void make(Path folder) throws IOException, InterruptedException {
    Path output = Files.createDirectories(folder.resolve("logs")).resolve("migration.log");
    String step = "run-migration-scripts";
    Process process =
        new ProcessBuilder(
                new NodeCommand(cordaJar)
                    .subcommand(folder, step, "--core-schemas", "--app-schemas"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(MINUTES_PER_DATABASE, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new DeployException(
            "The node in %s could not be prepared (%s); see %s."
                .formatted(folder.getFileName(), step, output));
      }
    } finally {
      // After an interrupt, too, nothing stays behind.
      process.destroyForcibly();
    }
  }

  private static void await(Future<?> gift) {
    try {
      gift.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DeployException refusal) {
        throw refusal;
      }
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeployException("Interrupted while the nodes were prepared.", e);
    }
  }
}
