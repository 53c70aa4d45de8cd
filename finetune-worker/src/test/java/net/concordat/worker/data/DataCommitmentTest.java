// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import net.concordat.worker.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommitmentTest {
  @TempDir Path folder;

  @Test
  void dependsOnEveryRowAndOnTheKey() {
    LabelledRows rows = Fixtures.rows(10, 1);
    byte[] key = new byte[32];
    byte[] otherKey = new byte[32];
    otherKey[0] = 1;
    int[] places = {0, 1, 2, 3, 4, 5, 6, 7, 9, 8};

    DataCommitment commitment = DataCommitment.of(rows, key);

    assertThat(commitment.value()).matches("[0-9a-f]{64}");
    assertThat(DataCommitment.of(Fixtures.rows(10, 1), key)).isEqualTo(commitment);
    assertThat(DataCommitment.of(rows, otherKey)).isNotEqualTo(commitment);
    assertThat(DataCommitment.of(rows.select(places), key)).isNotEqualTo(commitment);
  }

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
