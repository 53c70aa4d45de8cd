// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a scoring service, whose program is not there. */
class ScoringServerTest {
  @TempDir private Path folder;

  @Test
  void isToldWhomToAskInAFileOfItsOwner() throws Exception {
    Path own = folder.resolve("scoring");
    ScoringServer server =
        new ScoringServer(
            Party.BANK_A,
            own,
            folder.resolve("none.jar"),
            new ScoringServer.Settings(
                1,
                URI.create("http://localhost:2"),
                URI.create("http://localhost:3/realms/BankA"),
                folder.resolve("secret"),
                7));

    server.start();
    await().atMost(1, TimeUnit.MINUTES).until(() -> !server.isRunning());

    assertThat(server.status()).isEqualTo(NodeStatus.DOWN);
    Properties told = new Properties();
    try (Reader file = Files.newBufferedReader(own.resolve("scoring.properties"))) {
      told.load(file);
    }
    assertThat(told)
        .isEqualTo(
            Map.of(
                "concordat.scoring.port", "1",
                "concordat.scoring.folder", own.resolve("data").toString(),
                "concordat.scoring.registry", "http://localhost:2",
                "concordat.scoring.issuer", "http://localhost:3/realms/BankA",
                "concordat.scoring.batch-seconds", "7",
                "concordat.scoring.secret-file", folder.resolve("secret").toString()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rwx------");
  }
}
