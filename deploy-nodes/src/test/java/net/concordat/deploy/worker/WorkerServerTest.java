// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class WorkerServerTest {
  @TempDir Path folder;

  /** What is started prints its version and ends. */
  private WorkerServer endingAtOnce(URI registry) {
    return new WorkerServer(
        Party.BANK_A,
        folder.resolve("worker"),
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version"),
        new WorkerServer.Settings(
            registry, URI.create("http://localhost:1/realms/BankA"), folder.resolve("secret")));
  }

  @Test
  void saysThatAWorkerHasEndedThoughItsRegistryAnswers() throws Exception {
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    registry.start();
    try {
      WorkerServer worker =
          endingAtOnce(URI.create("http://localhost:" + registry.getAddress().getPort()));

      worker.start();
      await().atMost(1, TimeUnit.MINUTES).until(() -> !worker.isRunning());

      assertThat(worker.process().answers()).isTrue();
      assertThat(worker.status()).isEqualTo(NodeStatus.DOWN);
      assertThatExceptionOfType(DeployException.class)
          .isThrownBy(worker::awaitReady)
          .withMessageContaining("Worker of BankA has ended; see ")
          .withMessageContaining("console.log");
    } finally {
      registry.stop(0);
    }
  }

  @Test
  void keepsTheBanksRowsForItsOwnerAlone() throws Exception {
    WorkerServer worker = endingAtOnce(URI.create("http://localhost:1"));

    worker.start();
    await().atMost(1, TimeUnit.MINUTES).until(() -> !worker.isRunning());

    for (Path kept : List.of(folder.resolve("worker"), folder.resolve("worker").resolve("data"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
          .as("%s", kept)
          .isEqualTo("rwx------");
    }
  }
}
