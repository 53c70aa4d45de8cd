// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of the network's. It is found by the mark on its command line, not by a file with its
 * id: so one that a crashed run left behind is found, and no stranger that took over an id.
 */
public final class MarkedProcess {
  /** A node writes its journal out and closes its database in about three seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String mark;
  private final Path folder;
  private final Path consoleLog;

  /**
   * A process that runs or does not.
   *
   * @param mark an argument that no other process on this machine has
   * @param folder where it runs
   * @param consoleLog where what it prints goes
   */
  public MarkedProcess(String mark, Path folder, Path consoleLog) {
    this.mark = mark;
    this.folder = folder;
    this.consoleLog = consoleLog;
  }

  /** Every process with the mark; more than one only if something went wrong. */
  public List<ProcessHandle> running() {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(mark::equals))
        .toList();
  }

  /** Whether there is one. */
  public boolean isRunning() {
    return !running().isEmpty();
  }

  /** Starts it; the mark must be among the first arguments, since very long lines are cut off. */
  public void start(List<String> command) throws IOException {
    Files.createDirectories(consoleLog.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(consoleLog.toFile());
    // What this shell has set for another Keycloak would count for ours, before its own settings.
    builder.environment().keySet().removeIf(name -> name.startsWith("KC_"));
    builder.start();
  }

  /** Asks it to stop, and ends it if it does not. */
  public void stop() throws InterruptedException {
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
