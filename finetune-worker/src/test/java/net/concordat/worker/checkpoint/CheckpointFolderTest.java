// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  private static final ArtifactDigest RUN = CheckpointTest.RUN;
  private static final byte[] KEY =
      "thirty-two bytes that are secret".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = parent.resolve("run");
  }

  private static Checkpoint at(long epoch) {
    return new Checkpoint().put("epoch", epoch);
  }

  private CheckpointFolder kept(long epoch) throws IOException {
    CheckpointFolder open = CheckpointFolder.open(folder, RUN);
    open.keep(at(epoch));
    return open;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void givesTheNextProcessTheLastCheckpoint() throws IOException {
    try (CheckpointFolder first = kept(1)) {
      assertThat(first.last()).isEmpty();
      first.keep(at(2));
    }
    try (CheckpointFolder second = CheckpointFolder.open(folder, RUN)) {
      assertThat(second.last().orElseThrow().number("epoch")).isEqualTo(2);
    }
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    try (CheckpointFolder open = kept(1)) {
      open.secret(() -> KEY);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      for (String file : List.of("checkpoint.bin", "key")) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void letsOneProcessInAtATime() throws IOException {
    try (CheckpointFolder first = kept(1)) {
      assertThatThrownBy(() -> CheckpointFolder.open(folder, RUN))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another one is at work in " + folder);
    }
    CheckpointFolder.open(folder, RUN).close();
  }

  @Test
  void refusesTheCheckpointOfAnotherRun() throws IOException {
    kept(1).close();
    ArtifactDigest other = Sha256.of(new byte[] {1});

    assertThatThrownBy(() -> CheckpointFolder.open(folder, other))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is of a run with another request, other rows");
    CheckpointFolder.open(folder, RUN).close();
  }

  @Test
  void refusesADamagedOneWithWhatToDo() throws IOException {
    kept(1).close();
    Path file = folder.resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);

    assertThatThrownBy(() -> CheckpointFolder.open(folder, RUN))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining("Delete it to begin the run anew");
  }

  @Test
  void keepsTheLastOneWhereANewOneCannotBeWritten() throws IOException {
    try (CheckpointFolder open = kept(1)) {
      Path file = folder.resolve("checkpoint.bin");
      byte[] before = Files.readAllBytes(file);
      Files.delete(file);
      Files.createDirectories(file.resolve("in the way"));

      assertThatThrownBy(() -> open.keep(at(2)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("could not be written");
      assertThat(files()).extracting(Path::getFileName).noneMatch(CheckpointFolderTest::unfinished);
      assertThat(before).isNotEmpty();
    }
  }

  private static boolean unfinished(Path name) {
    return name.toString().startsWith(".unfinished");
  }

  @Test
  void keepsTheSecretOfARunUntilItsEnd() throws IOException {
    try (CheckpointFolder first = kept(1)) {
      assertThat(first.secret(() -> KEY)).isEqualTo(KEY);
    }
    try (CheckpointFolder second = CheckpointFolder.open(folder, RUN)) {
      assertThat(second.secret(() -> new byte[32])).isEqualTo(KEY);
      second.finish();
    }
    assertThat(files()).extracting(Path::getFileName).containsExactly(Path.of("lock"));
  }

  @Test
  void goesNotOnWithAPrivateRunWhoseKeyIsGone() throws IOException {
    try (CheckpointFolder first = CheckpointFolder.open(folder, RUN)) {
      first.secret(() -> KEY);
      first.keep(at(1));
    }
    Files.delete(folder.resolve("key"));

    try (CheckpointFolder second = CheckpointFolder.open(folder, RUN)) {
      assertThatThrownBy(() -> second.secret(() -> KEY))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("that is gone");
    }
  }
}
