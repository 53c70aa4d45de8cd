// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A process of the network's beside its nodes. */
public interface NetworkService {
  /** Its name, for people to read. */
  String name();

  /** Where it answers. */
  URI address();

  /** Whether it has a process, whoever started it. */
  default boolean isRunning() {
    return !process().running().isEmpty();
  }

  /** The ids of its processes, for people to read. */
  default List<Long> processIds() {
    return process().running().stream().map(ProcessHandle::pid).toList();
  }

  /** What it is doing. */
  default NodeStatus status() {
    return process().status();
  }

  /** Starts its process and returns at once. */
  void start() throws IOException;

  /**
   * Waits until it answers.
   *
   * @return the time it took from now on
   * @throws DeployException if the process ends or takes more than five minutes
   */
  default Duration awaitReady() throws InterruptedException {
    return process().awaitReady();
  }

  /** Asks it to stop, and ends it if it does not. */
  default void stop() throws InterruptedException {
    process().stop();
  }

  /** Its process. */
  ServiceProcess process();
}
