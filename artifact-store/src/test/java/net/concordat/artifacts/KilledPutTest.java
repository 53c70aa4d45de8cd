// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.common.ArtifactDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the bytes that were put when their process is killed. */
class KilledPutTest {
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path directory;

  /** Puts bytes that never end, and says so once the first have been written. */
  static final class EndlessPut {
    private EndlessPut() {}

    public static void main(String[] args) throws IOException {
      InputStream endless =
          new InputStream() {
            private boolean first = true;

            @Override
            public int read() {
              throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int most) throws IOException {
              if (first) {
                first = false;
                return most;
              }
              System.out.println("begun");
              return System.in.read(into, offset, most);
            }
          };
      new DirectoryArtifactStore(Path.of(args[0])).put(endless, Long.MAX_VALUE);
    }
  }

  private Process endlessPut() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessPut.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("begun");
    return process;
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("parts"))) {
      return files.toList();
    }
  }

  @Test
  @Timeout(60)
  void isSweptOnceItsProcessIsDead() throws Exception {
    Process process = endlessPut();
    try {
      assertThat(parts()).hasSize(1);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(parts()).as("what the process left").hasSize(1);

    DirectoryArtifactStore restarted = new DirectoryArtifactStore(directory);

    assertThat(parts()).isEmpty();
    assertThat(restarted.put(new ByteArrayInputStream(BYTES), BYTES.length)).isNotNull();
  }

  @Test
  @Timeout(60)
  void isLeftAloneWhileAnotherProcessWritesIt() throws Exception {
    Process process = endlessPut();
    try {
      new DirectoryArtifactStore(directory);

      assertThat(parts()).hasSize(1);
    } finally {
      process.getOutputStream().close();
      assertThat(process.waitFor()).isZero();
    }
    assertThat(parts()).isEmpty();
    assertThat(directory.toFile().list()).as("an artifact beside the parts").hasSize(2);
  }

  @Test
  @Timeout(60)
  void isLeftAloneWhileItsOwnProcessWritesIt() throws Exception {
    InputStream opening =
        new ByteArrayInputStream(BYTES) {
          @Override
          public synchronized int read(byte[] into, int offset, int most) {
            try {
              new DirectoryArtifactStore(directory);
              assertThat(parts()).hasSize(1);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
            return super.read(into, offset, most);
          }
        };
    DirectoryArtifactStore store = new DirectoryArtifactStore(directory);

    assertThat(store.size(store.put(opening, BYTES.length))).hasValue(BYTES.length);
  }

  @Test
  void staysWhereItIsToBeReceivedOn() throws IOException {
    DirectoryArtifactStore store = new DirectoryArtifactStore(directory);
    ArtifactDigest digest = store.put(new ByteArrayInputStream(BYTES), BYTES.length);
    Files.delete(directory.resolve(digest.hex().substring(0, 2)).resolve(digest.hex()));
    store.receive(digest, 0, BYTES);

    assertThat(new DirectoryArtifactStore(directory).received(digest)).isEqualTo(BYTES.length);
  }
}
