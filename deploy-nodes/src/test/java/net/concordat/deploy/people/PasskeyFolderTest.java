// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.authenticator.AuthenticatorException;
import net.concordat.deploy.DeployException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeyFolderTest {
  @TempDir Path temporary;

  private Path folder;
  private PasskeyFolder people;

  @BeforeEach
  void nameAFolder() {
    folder = temporary.resolve("people").resolve("BankA");
    people = new PasskeyFolder(folder);
  }

  @Test
  void knowsSomebodyAgain() throws Exception {
    Signatory alice = people.create("alice");
    Signatory again = people.open("alice");
    assertThat(again.key()).isEqualTo(alice.key());
    assertThat(again.personId()).isEqualTo(alice.personId());
    assertThat(people.nameOf(alice.personId())).contains("alice");
  }

  @Test
  void knowsNobodyAtFirst() throws Exception {
    assertThat(people.names()).isEmpty();
    assertThat(people.nameOf(UUID.randomUUID())).isEmpty();
    assertThatThrownBy(() -> people.open("alice"))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("Nobody called alice");
  }

  @Test
  void keepsEachUnderAPasswordOfItsOwn() throws Exception {
    people.create("alice");
    people.create("bob");
    assertThat(people.names()).containsExactly("alice", "bob");
    Files.copy(folder.resolve("alice.password"), folder.resolve("bob.password.new"));
    Files.delete(folder.resolve("bob.password"));
    Files.move(folder.resolve("bob.password.new"), folder.resolve("bob.password"));
    assertThatThrownBy(() -> people.open("bob")).isInstanceOf(AuthenticatorException.class);
  }

  @Test
  void isReadByItsOwnerAlone() throws Exception {
    people.create("alice");
    assertThat(permissions(folder)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(3);
      for (Path file : all) {
        assertThat(permissions(file)).isEqualTo("rw-------");
      }
    }
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void rejectsANameTwice() throws Exception {
    Signatory alice = people.create("alice");
    assertThatThrownBy(() -> people.create("alice"))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("has a passkey");
    assertThat(people.open("alice").personId()).isEqualTo(alice.personId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Alice", "../alice", "a b", "1a", "a.p12"})
  void rejectsWhatIsNoName(String name) {
    assertThatThrownBy(() -> people.create(name))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("letters in lower case");
    assertThat(folder).doesNotExist();
  }
}
