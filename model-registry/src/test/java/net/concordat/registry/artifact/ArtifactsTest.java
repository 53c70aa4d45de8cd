// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Random;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.artifact.Artifacts.Stored;
import net.concordat.registry.artifact.internal.ArtifactProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/** How bytes go in and out. */
class ArtifactsTest {
  private static final long SIZE = 64L << 20;
  private static final long SMALL = 4L << 20;

  @TempDir private Path folder;
  private Artifacts artifacts;

  @BeforeEach
  void open() throws IOException {
    artifacts =
        new Artifacts(
            new DirectoryArtifactStore(folder),
            new ArtifactProperties(folder, DataSize.ofBytes(SIZE)));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void takesAnyNumberOfBytesInAFixedAmountOfMemory() {
    long before = allocated();

    Stored stored = artifacts.store(new Bytes(SIZE), SIZE, null, "somebody");

    assertThat(stored.sizeBytes()).isEqualTo(SIZE);
    assertThat(allocated() - before).isLessThan(SMALL);
  }

  @Test
  void givesThePartThatIsAskedForWhereverItBegins() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    long size = 3 << 18;
    Stored stored = artifacts.store(new Bytes(size), size, null, "somebody");
    Resource bytes = artifacts.bytes(stored.digest(), "somebody");
    byte[] whole = new Bytes(size).readAllBytes();
    for (int i = 0; i < 50; i++) {
      int from = random.nextInt((int) size);
      int further = random.nextInt((int) size);
      try (InputStream in = bytes.getInputStream()) {
        assertThat(in.skip(from)).as("seed %d", seed).isEqualTo(from);
        assertThat(in.read()).as("seed %d", seed).isEqualTo(whole[from] & 0xff);
        long skipped = in.skip(further);
        assertThat(skipped).as("seed %d", seed).isEqualTo(Math.min(further, size - from - 1));
        byte[] rest = in.readAllBytes();
        assertThat(rest)
            .as("seed %d", seed)
            .isEqualTo(java.util.Arrays.copyOfRange(whole, (int) (from + 1 + skipped), (int) size));
      }
    }
  }

  /** So many bytes of which none is in memory. */
  private static final class Bytes extends InputStream {
    private long left;

    Bytes(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left == 0 ? -1 : (int) (left-- * 31 & 0xff);
    }

    @Override
    public int read(byte[] into, int offset, int most) {
      if (left == 0) {
        return -1;
      }
      int read = (int) Math.min(left, most);
      for (int i = 0; i < read; i++) {
        into[offset + i] = (byte) (left-- * 31);
      }
      return read;
    }
  }
}
