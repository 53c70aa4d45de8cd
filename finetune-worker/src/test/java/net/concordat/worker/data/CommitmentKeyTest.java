// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitmentKeyTest {
  @TempDir Path folder;

  @Test
  void makesTheKeyOnceForItsOwnerAlone() throws IOException {
    Path data = folder.resolve("rows.csv");

    byte[] first = CommitmentKey.besideData(data);
    byte[] second = CommitmentKey.besideData(data);

    assertThat(first).hasSize(32).isEqualTo(second);
    Path file = folder.resolve(CommitmentKey.FILE_NAME);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesAShortKey() throws IOException {
    Path file = Files.write(folder.resolve("key"), new byte[8]);

    assertThatThrownBy(() -> CommitmentKey.read(file))
        .hasMessageContaining("must have at least 32 bytes")
        .hasMessageEndingWith("has 8");
  }
}
