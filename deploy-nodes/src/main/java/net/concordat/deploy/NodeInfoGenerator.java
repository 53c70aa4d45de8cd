// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kotlin.jvm.functions.Function1;

/**
 * The step of Corda's bootstrapper that starts processes: makes each node's database and has it
 * sign what the others must know of it. Ours differs from the one inside the bootstrapper in the
 * JVM flags alone.
 */
final class NodeInfoGenerator implements Function1<List<? extends Path>, List<Path>> {
  private static final int MINUTES_PER_STEP = 3;

  private final NodeCommand command;

  NodeInfoGenerator(NodeCommand command) {
    this.command = command;
  }

  @Override
  public List<Path> invoke(List<? extends Path> nodeFolders) {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(nodeFolders.size(), Runtime.getRuntime().availableProcessors()));
    try {
      List<Future<Path>> infos =
          nodeFolders.stream().map(folder -> workers.submit(() -> generate(folder))).toList();
      return infos.stream().map(NodeInfoGenerator::get).toList();
    } finally {
      workers.shutdownNow();
    }
  }

  private Path generate(Path folder) throws IOException, InterruptedException {
    run(folder, "migration.log", "run-migration-scripts", "--core-schemas", "--app-schemas");
    run(folder, "node-info.log", "generate-node-info");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("nodeInfo-"))
          .findFirst()
          .orElseThrow(() -> new DeployException(folder + " has no node info after its making."));
    }
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

  private static Path get(Future<Path> info) {
    try {
      return info.get();
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
