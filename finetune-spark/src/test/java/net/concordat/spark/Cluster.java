// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A standalone cluster on this machine, from the test's own class path: a master, two workers. */
final class Cluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int LOWEST_PORT = 10_000;
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private final Path folder;
  private final String master;
  private final List<Process> processes = new ArrayList<>();

  /** Starts the processes. */
  Cluster(Path folder) throws IOException {
    this.folder = folder;
    int port = freePort();
    this.master = "spark://%s:%d".formatted(HOST, port);
    // Where Spark looks for its jars; these are in the class path here.
    Files.createDirectories(folder.resolve("home/jars"));
    Files.writeString(
        properties(),
        """
        spark.authenticate=true
        spark.authenticate.secret=known to the test alone
        spark.network.crypto.enabled=true
        spark.network.crypto.cipher=AES/GCM/NoPadding
        spark.driver.host=%1$s
        spark.driver.bindAddress=%1$s
        spark.cores.max=2
        spark.scheduler.minRegisteredResourcesRatio=1
        spark.scheduler.maxRegisteredResourcesWaitingTime=120s
        spark.executor.memory=512m
        spark.executor.extraClassPath=%2$s
        spark.executor.extraJavaOptions=-XX:+UseSerialGC
        spark.shuffle.io.maxRetries=1
        spark.shuffle.io.retryWait=100ms
        """
            .formatted(HOST, CLASS_PATH));
    start("org.apache.spark.deploy.master.Master", "--port", Integer.toString(port));
    // A worker that finds no master tries again only after some ten seconds.
    await().atMost(Duration.ofSeconds(60)).until(() -> listens(port));
    for (int i = 0; i < 2; i++) {
      start("org.apache.spark.deploy.worker.Worker", "--cores", "1", "--memory", "600m", master);
    }
  }

  private void start(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(System.getProperty("concordat.spark.jvm").trim().split("\\s+")));
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", CLASS_PATH, program));
    command.addAll(List.of("--host", HOST, "--webui-port", "0"));
    command.addAll(List.of("--properties-file", properties().toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("SPARK_WORKER_DIR", folder.resolve("work").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    File log = folder.resolve("daemons.log").toFile();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    processes.add(builder.start());
  }

  /** Below those that the system hands out to connections, one of which could take it meanwhile. */
  private static int freePort() {
    int first = LOWEST_PORT + (int) (ProcessHandle.current().pid() % 2_000);
    return IntStream.range(first, first + 1_000).filter(Cluster::isFree).findFirst().orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** How an application names it. */
  String master() {
    return master;
  }

  /** The settings that its processes share. */
  Path properties() {
    return folder.resolve("spark.properties");
  }

  /** The processes that compute now, one of each worker at most. */
  List<ProcessHandle> executors() {
    return processes.stream().skip(1).flatMap(worker -> worker.children()).toList();
  }

  /** What the processes wrote. */
  String log() throws IOException {
    return Files.readString(folder.resolve("daemons.log"));
  }

  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> executors = executors();
    for (Process process : processes) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    executors.forEach(ProcessHandle::destroyForcibly);
  }
}
