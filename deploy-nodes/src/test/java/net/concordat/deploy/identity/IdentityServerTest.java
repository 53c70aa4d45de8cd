// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.Ports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is known without Keycloak: the files around it, and what is said when it does not start. */
@Timeout(180)
class IdentityServerTest {
  @TempDir Path parent;
  private IdentityFolder folder;
  private IdentityFounder founder;

  @BeforeEach
  void open() {
    folder = new IdentityFolder(parent.resolve("identity"));
    founder =
        new IdentityFounder(
            folder, List.of(Party.BANK_A, Party.REGULATOR), new Ports(Ports.DEFAULT_BASE));
  }

  @Test
  void keepsEverythingForItsOwnerAlone() throws IOException {
    founder.writeImports();
    founder.writeConfiguration(true);
    try (Stream<Path> all = Files.walk(folder.home())) {
      for (Path path : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void drawsEveryPasswordOnceAndNoneTwice() throws IOException {
    founder.writeImports();
    List<String> drawn = passwords();
    founder.writeImports();
    assertThat(passwords()).isEqualTo(drawn).doesNotHaveDuplicates().hasSize(11);
    assertThat(drawn).allMatch(password -> password.matches("[0-9a-f]{48}"));
  }

  private List<String> passwords() throws IOException {
    try (Stream<Path> all = Files.walk(folder.home())) {
      return all.filter(path -> path.toString().matches(".*/(users|clients)/[^/]+"))
          .sorted()
          .map(IdentityServerTest::read)
          .toList();
    }
  }

  @Test
  void listensOnThisMachineAlone() throws IOException {
    founder.writeConfiguration(false);
    assertThat(folder.configuration())
        .content()
        .contains("http-host=127.0.0.1", "http-port=20003", "hostname=http://localhost:20003");
  }

  @Test
  void forgetsPasswordsInTheClearOnceTheyAreInTheDatabase() throws IOException {
    founder.writeImports();
    founder.writeConfiguration(true);
    assertThat(folder.configuration()).content().contains(read(folder.adminPassword()));
    founder.conclude();
    assertThat(folder.imports()).doesNotExist();
    assertThat(folder.data()).exists();
    assertThat(folder.configuration()).content().doesNotContain("admin");
    assertThat(folder.isFounded()).isTrue();
  }

  @Test
  void namesTheLogOfAServerThatEnds() throws Exception {
    Path software = parent.resolve("software");
    Files.createDirectories(software.resolve("lib"));
    IdentityServer server = server(software);
    server.start();
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(server::awaitReady)
        .withMessage("Keycloak has ended; see " + server.process().consoleLog() + ".");
    assertThat(server.process().consoleLog()).content().contains("QuarkusEntryPoint");
    assertThat(server.isFounded()).isFalse();
  }

  @Test
  void saysThatThereIsNoKeycloak() {
    Path software = parent.resolve("software");
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> server(software).start())
        .withMessage("Keycloak is not in " + software + "; build again with ./concordat.");
  }

  @Test
  void asksNobodyForATokenWithoutAPassword() {
    Tokens tokens = new Tokens(server(parent));
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> tokens.of(Party.BANK_A, "nobody"))
        .withMessageContaining("nobody of that name was made");
  }

  @Test
  void saysThatNobodyAnswers() {
    Tokens tokens = new Tokens(server(parent));
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> tokens.of(Party.BANK_A, "auditor", "a password"))
        .withMessageContaining("start the network with ./concordat up")
        .withMessageNotContaining("a password");
  }

  @Test
  void neverPrintsAToken() {
    assertThat(new AccessToken("abc")).asString().doesNotContain("abc");
  }

  private IdentityServer server(Path software) {
    return new IdentityServer(folder, software, Ports.free(27_000), Party.all());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
