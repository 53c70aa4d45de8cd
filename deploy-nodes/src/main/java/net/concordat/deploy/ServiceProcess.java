// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service's Java process. It runs and logs in a folder of its own, and is found by the path of
 * that folder on its command line.
 */
public final class ServiceProcess {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

  /** As a node's: many small JVMs on few cores. */
  private static final List<String> JVM_FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final String mark;
  private final Path consoleLog;
  private final MarkedProcess process;
  private final HttpReadiness readiness;

  /**
   * A process that runs or does not.
   *
   * @param service its name, for people to read
   * @param kind what it is, in one word for its command line
   * @param folder of this service alone
   * @param answers what answers with status 200 once it is ready
   */
  public ServiceProcess(String service, String kind, Path folder, List<URI> answers) {
    this.mark = "-Dconcordat.%s=%s".formatted(kind, folder);
    this.consoleLog = folder.resolve("logs").resolve("console.log");
    this.process = new MarkedProcess(mark, folder, consoleLog);
    this.readiness = new HttpReadiness(service, answers, consoleLog);
  }

  /** One that is ready when the Spring Boot application at an address says that it is. */
  public static ServiceProcess readyWith(
      URI application, String service, String kind, Path folder) {
    return new ServiceProcess(
        service, kind, folder, List.of(application.resolve("/actuator/health/readiness")));
  }

  /**
   * Starts it with this machine's JDK and returns at once. Its folder must be there.
   *
   * @param heapMegabytes the most that its heap may take
   * @param arguments of the Java launcher, after those that all services have
   */
  public void start(int heapMegabytes, List<String> arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    process.start(
        Stream.of(
                Stream.of(java, mark),
                JVM_FLAGS.stream(),
                Stream.of("-Xmx" + heapMegabytes + "m"),
                arguments.stream())
            .flatMap(part -> part)
            .toList());
  }

  /** Whatever runs of it, whoever started it; more than one only if something went wrong. */
  public List<ProcessHandle> running() {
    return process.running();
  }

  /** What it is doing. */
  NodeStatus status() {
    if (!process.isRunning()) {
      return NodeStatus.DOWN;
    }
    return answers() ? NodeStatus.UP : NodeStatus.NOT_ANSWERING;
  }

  /** Whether what says that it is ready answers now, be it this process or another. */
  public boolean answers() {
    return readiness.answers();
  }

  /** Waits until it answers, and returns the time that took. */
  Duration awaitReady() throws InterruptedException {
    return readiness.await(process, START_TIMEOUT);
  }

  /** Asks it to stop, and ends it if it does not. */
  void stop() throws InterruptedException {
    process.stop();
  }

  /** What it prints. */
  public Path consoleLog() {
    return consoleLog;
  }
}
