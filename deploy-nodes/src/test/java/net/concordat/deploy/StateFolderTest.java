// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir Path parent;

  @Test
  void isForItsOwnerAlone() throws IOException {
    StateFolder state = new StateFolder(parent.resolve("state"));
    state.create();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void writesSecretsForItsOwnerAlone() throws IOException {
    Path secret = parent.resolve("secret");
    Files.writeString(secret, "readable by all, from before");
    OwnerOnly.write(secret, "new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(secret).hasContent("new");
  }

  @Test
  void purgesWhatItMade() throws IOException {
    StateFolder state = new StateFolder(parent.resolve("state"));
    state.create();
    state.purge();
    assertThat(state.root()).doesNotExist();
    state.purge();
  }

  @Test
  void leavesAloneWhatItDidNotMake() throws IOException {
    Files.writeString(parent.resolve("letter.txt"), "mine");
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> new StateFolder(parent).purge())
        .withMessage(
            parent + " holds something that is not a network's state, so it is left alone.");
    assertThat(parent.resolve("letter.txt")).exists();
  }
}
