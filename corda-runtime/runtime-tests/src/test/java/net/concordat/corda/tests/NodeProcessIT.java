// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.corda.nodeapi.internal.network.CopyCordapps;
import net.corda.nodeapi.internal.network.NetworkBootstrapper;
import net.corda.nodeapi.internal.network.NetworkParametersOverrides;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real node, from {@code java -jar corda.jar} to its end. */
@Timeout(600)
class NodeProcessIT {
  private static final int LOWEST_PORT = 16_000;
  private static final Path CORDA = Path.of(System.getProperty("corda.folder"));

  @TempDir Path network;
  private @Nullable Process node;

  @AfterEach
  void leaveNothingBehind() {
    if (node != null) {
      node.destroyForcibly();
    }
  }

  @Test
  void startsWithPlainJavaDashJarAndStopsOnSigterm() throws Exception {
    List<Integer> ports = freePorts(3);
    Path folder = bootstrapNotary(ports);
    Path log = network.resolve("node.log");

    node =
        new ProcessBuilder(java(), "-jar", "corda.jar")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Process running = node;
    await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () ->
                Files.readString(log).contains("started up and registered") || !running.isAlive());
    assertThat(Files.readString(log))
        .contains("Node for \"Notary\" started up and registered")
        .doesNotContain("No ScriptEngine", "WARN");

    running.destroy();

    assertThat(running.waitFor(120, TimeUnit.SECONDS)).isTrue();
    for (int port : ports) {
      assertThat(isFree(port)).as("port %d is free again", port).isTrue();
    }
  }

  private Path bootstrapNotary(List<Integer> ports) throws IOException {
    // The bootstrapper copies corda.jar alone, so its class path has to be beside the copy.
    Path folder = Files.createDirectory(network.resolve("Notary"));
    Files.copy(CORDA.resolve("corda.jar"), network.resolve("corda.jar"));
    Files.createSymbolicLink(folder.resolve("lib"), CORDA.resolve("lib"));
    Files.writeString(
        folder.resolve("node.conf"),
        """
        devMode = true
        myLegalName = "O=Notary,L=London,C=GB"
        notary { validating = true }
        p2pAddress = "localhost:%d"
        rpcSettings { address = "localhost:%d", adminAddress = "localhost:%d" }
        """
            .formatted(ports.toArray()));
    new NetworkBootstrapper()
        .bootstrap(
            network, CopyCordapps.No, new NetworkParametersOverrides(null, null, null, null, null));
    return folder;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Below those that the system hands out to connections, one of which could take one meanwhile.
   */
  private static List<Integer> freePorts(int count) {
    int first = LOWEST_PORT + (int) (ProcessHandle.current().pid() % 2_000);
    return IntStream.range(first, first + 1_000)
        .filter(NodeProcessIT::isFree)
        .limit(count)
        .boxed()
        .toList();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
