// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kotlin.jvm.functions.Function1;

/**
 * The step of Corda's bootstrapper that makes each node's database and what the others must know of
 * the node. The one inside the bootstrapper starts every node for that; ours starts one of each
 * kind, for its tables, and makes the identities by Corda's generator for development networks.
 */
final class NodeInfoGenerator implements Function1<List<? extends Path>, List<Path>> {
  private static final int MINUTES_PER_STEP = 3;
  private static final String DATABASE = "persistence.mv.db";

  private final NodeCommand command;

  NodeInfoGenerator(NodeCommand command) {
    this.command = command;
  }

  @Override
  public List<Path> invoke(List<? extends Path> nodeFolders) {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Collection<List<Path>> alike = byCordapps(nodeFolders);
      awaitAll(
          alike.stream().map(folders -> workers.submit(() -> makeDatabases(folders))).toList());
      // On this thread, for which the bootstrapper has set Corda's serialization up.
      List<Path> written = new ArrayList<>();
      for (Path folder : nodeFolders) {
        written.add(DevelopmentIdentity.install(folder).writeNodeInfo());
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** Nodes with the same CorDapps, whose databases begin the same. */
  private static Collection<List<Path>> byCordapps(List<? extends Path> nodeFolders)
      throws IOException {
    Map<Set<String>, List<Path>> alike = new LinkedHashMap<>();
    for (Path folder : nodeFolders) {
      try (Stream<Path> jars = Files.list(folder.resolve("cordapps"))) {
        Set<String> names =
            jars.map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
        alike.computeIfAbsent(names, first -> new ArrayList<>()).add(folder);
      }
    }
    return alike.values();
  }

  /** Makes the tables once, and copies them: nothing in them is of one node yet. */
  private Path makeDatabases(List<Path> folders) throws IOException, InterruptedException {
    Path first = folders.get(0);
    run(first, "migration.log", "run-migration-scripts", "--core-schemas", "--app-schemas");
    for (Path other : folders.subList(1, folders.size())) {
      Files.copy(first.resolve(DATABASE), other.resolve(DATABASE));
    }
    return first;
  }

  private void run(Path folder, String log, String... subcommand)
      throws IOException, InterruptedException {
    Path output = Files.createDirectories(folder.resolve("logs")).resolve(log);
    Process process =
        new ProcessBuilder(command.subcommand(folder, subcommand))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(MINUTES_PER_STEP, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new DeployException(
            "The node in %s could not be prepared (%s); see %s."
                .formatted(folder.getFileName(), subcommand[0], output));
      }
    } finally {
      // After an interrupt, too, nothing stays behind.
      process.destroyForcibly();
    }
  }

  private static void awaitAll(List<Future<Path>> steps) {
    steps.forEach(NodeInfoGenerator::await);
  }

  private static void await(Future<Path> step) {
    try {
      step.get();
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
