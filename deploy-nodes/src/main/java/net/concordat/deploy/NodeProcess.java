// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process of one node. It is found by the mark on its command line, not by a file with its id:
 * so a node that a crashed run left behind is found, and no stranger that took over an id.
 */
final class NodeProcess {
  /** A node writes its journal out and closes its database in about three seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final NodeDirectory directory;

  NodeProcess(NodeDirectory directory) {
    this.directory = directory;
  }

  /** Every process that runs in the node's folder; more than one only if something went wrong. */
  List<ProcessHandle> running() {
    String mark = NodeCommand.MARK + directory.path();
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(mark::equals))
        .toList();
  }

  boolean isRunning() {
    return !running().isEmpty();
  }

  void start(List<String> command) throws IOException {
    Files.createDirectories(directory.consoleLog().getParent());
    new ProcessBuilder(command)
        .directory(directory.path().toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.consoleLog().toFile())
        .start();
  }

  /** Asks the node to stop, and ends it if it does not. */
  void stop() throws InterruptedException {
    List<ProcessHandle> processes = running();
    processes.forEach(ProcessHandle::destroy);
    for (ProcessHandle process : processes) {
      if (!endsWithin(process)) {
        process.destroyForcibly();
        endsWithin(process);
      }
    }
  }

  private static boolean endsWithin(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Waiting for process " + process.pid() + " failed", e);
    }
  }
}
