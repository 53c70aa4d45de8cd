// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.concordat.common.ArtifactDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryArtifactStoreTest {
  private static final byte[] BYTES = randomBytes(200_000);
  private static final ArtifactDigest DIGEST = digestOf(BYTES);
  private static final long LARGEST = 1_000_000;

  @TempDir Path directory;
  private DirectoryArtifactStore store;

  @BeforeEach
  void openStore() throws IOException {
    store = new DirectoryArtifactStore(directory);
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static ArtifactDigest digestOf(byte[] bytes) {
    try {
      return ArtifactDigest.ofBytes(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private Path fileOf(ArtifactDigest digest) {
    return directory.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("parts"))) {
      return files.toList();
    }
  }

  @Nested
  class Put {
    @Test
    void storesBytesUnderTheirDigest() throws IOException {
      assertThat(store.put(stream(BYTES), LARGEST)).isEqualTo(DIGEST);
      assertThat(store.size(DIGEST)).hasValue(BYTES.length);
      assertThat(fileOf(DIGEST)).hasBinaryContent(BYTES);
    }

    @Test
    void leavesNoPartBehind() throws IOException {
      store.put(stream(BYTES), LARGEST);
      assertThat(parts()).isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
      store.put(stream(BYTES), LARGEST);
      assertThat(store.put(stream(BYTES), LARGEST)).isEqualTo(DIGEST);
      assertThat(fileOf(DIGEST)).hasBinaryContent(BYTES);
    }

    @Test
    void acceptsAsManyBytesAsTheLimit() throws IOException {
      assertThat(store.put(stream(BYTES), BYTES.length)).isEqualTo(DIGEST);
    }

    @Test
    void rejectsAByteMoreThanTheLimit() throws IOException {
      assertThatExceptionOfType(ArtifactException.class)
          .isThrownBy(() -> store.put(stream(BYTES), BYTES.length - 1))
          .withMessage("An artifact has at most 199999 bytes; given more");
      assertThat(store.size(DIGEST)).isEmpty();
      assertThat(parts()).isEmpty();
    }

    @Test
    void keepsNothingOfAStreamThatBreaks() throws IOException {
      InputStream breaking =
          new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
              if (left-- <= 0) {
                throw new IOException("broken");
              }
              return 1;
            }
          };
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> store.put(breaking, LARGEST))
          .withMessage("broken");
      assertThat(parts()).isEmpty();
    }

    @Test
    void keepsNothingWhoseDigestIsRefused() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () ->
                  store.put(
                      stream(BYTES),
                      LARGEST,
                      digest -> {
                        throw new IOException("refused " + digest);
                      }))
          .withMessage("refused " + DIGEST);
      assertThat(directory.toFile().list()).containsExactly("parts");
      assertThat(directory.resolve("parts")).isEmptyDirectory();
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
      boolean[] closed = {false};
      InputStream open =
          new ByteArrayInputStream(BYTES) {
            @Override
            public void close() {
              closed[0] = true;
            }
          };
      store.put(open, LARGEST);
      assertThat(closed[0]).isFalse();
    }

    @Test
    @Timeout(60)
    void storesTheSameBytesFromManyThreadsAtOnce() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Callable<ArtifactDigest>> puts = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
          puts.add(() -> new DirectoryArtifactStore(directory).put(stream(BYTES), LARGEST));
        }
        for (Future<ArtifactDigest> put : threads.invokeAll(puts)) {
          assertThat(put.get()).isEqualTo(DIGEST);
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(fileOf(DIGEST)).hasBinaryContent(BYTES);
      assertThat(parts()).isEmpty();
    }
  }

  @Nested
  class Size {
    @Test
    void isEmptyForWhatIsNotThere() throws IOException {
      assertThat(store.size(DIGEST)).isEmpty();
    }

    @Test
    void isEmptyForWhatIsOnlyBeingReceived() throws IOException {
      store.receive(DIGEST, 0, BYTES);
      assertThat(store.size(DIGEST)).isEmpty();
    }
  }

  @Nested
  class Read {
    @BeforeEach
    void putBytes() throws IOException {
      store.put(stream(BYTES), LARGEST);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 200000", "65535, 3", "199999, 1", "100000, 50000"})
    void givesThePartAskedFor(int offset, int length) throws IOException {
      assertThat(store.read(DIGEST, offset, length))
          .isEqualTo(Arrays.copyOfRange(BYTES, offset, offset + length));
    }

    @Test
    void givesFewerBytesAtTheEnd() throws IOException {
      assertThat(store.read(DIGEST, 199_990, 1_000_000))
          .isEqualTo(Arrays.copyOfRange(BYTES, 199_990, 200_000));
      assertThat(store.read(DIGEST, 200_000, 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "200001, 1", "0, 0", "0, -1"})
    void rejectsAPartOutsideTheArtifact(long offset, int length) {
      assertThatExceptionOfType(ArtifactException.class)
          .isThrownBy(() -> store.read(DIGEST, offset, length))
          .withMessageContaining("artifact of 200000 bytes")
          .withMessageEndingWith("given offset " + offset + ", length " + length);
    }

    @Test
    void rejectsAnArtifactThatIsNotThere() {
      ArtifactDigest other = digestOf("other".getBytes(StandardCharsets.UTF_8));
      assertThatExceptionOfType(ArtifactException.class)
          .isThrownBy(() -> store.read(other, 0, 1))
          .withMessage("The store has no artifact " + other);
    }
  }

  @Nested
  class Receive {
    private void receiveFrom(DirectoryArtifactStore receiver, int from, int to) throws IOException {
      for (int offset = from; offset < to; offset += 30_000) {
        int end = Math.min(offset + 30_000, to);
        receiver.receive(DIGEST, offset, Arrays.copyOfRange(BYTES, offset, end));
      }
    }

    @Test
    void keepsAnArtifactThatIsWhole() throws IOException {
      receiveFrom(store, 0, BYTES.length);
      assertThat(store.complete(DIGEST)).isEqualTo(DIGEST);
      assertThat(fileOf(DIGEST)).hasBinaryContent(BYTES);
      assertThat(parts()).isEmpty();
    }

    @Test
    void resumesInANewInstance() throws IOException {
      receiveFrom(store, 0, 90_000);

      DirectoryArtifactStore restarted = new DirectoryArtifactStore(directory);
      assertThat(restarted.received(DIGEST)).isEqualTo(90_000);
      receiveFrom(restarted, 90_000, BYTES.length);
      assertThat(restarted.complete(DIGEST)).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {30_000, 59_999})
    void resumesBeforeAPartThatIsNoLongerAsItCame(int damaged) throws IOException {
      receiveFrom(store, 0, 150_000);
      writeAt(partFile(), damaged, (byte) (BYTES[damaged] + 1));

      DirectoryArtifactStore restarted = new DirectoryArtifactStore(directory);
      assertThat(restarted.received(DIGEST)).isEqualTo(30_000);
      receiveFrom(restarted, 30_000, BYTES.length);
      assertThat(restarted.complete(DIGEST)).isEqualTo(DIGEST);
      assertThat(parts()).isEmpty();
    }

    @Test
    void resumesBeforeAPartThatACrashHasTorn() throws IOException {
      receiveFrom(store, 0, 90_000);
      cut(partFile(), 89_999);
      assertThat(store.received(DIGEST)).isEqualTo(60_000);

      Files.write(partFile(), BYTES);
      assertThat(store.received(DIGEST)).as("of bytes that nobody noted").isEqualTo(90_000);
    }

    @Test
    void resumesBeforeAPartWhoseNoteACrashHasTorn() throws IOException {
      receiveFrom(store, 0, 90_000);
      cut(noteFile(), Files.size(noteFile()) - 1);
      assertThat(store.received(DIGEST)).isEqualTo(60_000);

      receiveFrom(store, 60_000, 120_000);
      assertThat(store.received(DIGEST)).isEqualTo(120_000);
    }

    @Test
    void beginsAgainWithoutNotes() throws IOException {
      receiveFrom(store, 0, 90_000);
      Files.delete(noteFile());
      assertThat(store.received(DIGEST)).isZero();

      receiveFrom(store, 0, BYTES.length);
      assertThat(store.complete(DIGEST)).isEqualTo(DIGEST);
    }

    private Path partFile() {
      return directory.resolve("parts").resolve(DIGEST + ".part");
    }

    private Path noteFile() {
      return directory.resolve("parts").resolve(DIGEST + ".digests");
    }

    private void cut(Path file, long size) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }
    }

    private void writeAt(Path file, long place, byte value) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[] {value}), place);
      }
    }

    @Test
    void hasReceivedNothingAtFirst() throws IOException {
      assertThat(store.received(DIGEST)).isZero();
    }

    @Test
    void takesAPartTwice() throws IOException {
      receiveFrom(store, 0, 90_000);
      receiveFrom(store, 30_000, BYTES.length);
      assertThat(store.complete(DIGEST)).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 30_001, Long.MAX_VALUE})
    void rejectsAGap(long offset) throws IOException {
      receiveFrom(store, 0, 30_000);
      assertThatExceptionOfType(ArtifactException.class)
          .isThrownBy(() -> store.receive(DIGEST, offset, new byte[1]))
          .withMessage("A part starts at most where the last one ended, at 30000; given " + offset);
      assertThat(store.received(DIGEST)).isEqualTo(30_000);
    }

    @Test
    void throwsAwayWhatHasAnotherDigest() throws IOException {
      byte[] forged = BYTES.clone();
      forged[100_000]++;
      store.receive(DIGEST, 0, forged);

      assertThat(store.complete(DIGEST)).isEqualTo(digestOf(forged));
      assertThat(store.size(DIGEST)).isEmpty();
      assertThat(store.size(digestOf(forged))).isEmpty();
      assertThat(store.received(DIGEST)).isZero();
      assertThat(parts()).isEmpty();
    }

    @Test
    void throwsAwayWhatIsNotWhole() throws IOException {
      receiveFrom(store, 0, 90_000);
      assertThat(store.complete(DIGEST)).isNotEqualTo(DIGEST);
      assertThat(store.size(DIGEST)).isEmpty();
    }

    @Test
    void completesTwice() throws IOException {
      receiveFrom(store, 0, BYTES.length);
      store.complete(DIGEST);
      assertThat(store.complete(DIGEST)).isEqualTo(DIGEST);
      assertThat(fileOf(DIGEST)).hasBinaryContent(BYTES);
    }

    @Test
    void keepsTheArtifactThatCameAnotherWay() throws IOException {
      store.receive(DIGEST, 0, new byte[] {1, 2, 3});
      store.put(stream(BYTES), LARGEST);

      assertThat(store.complete(DIGEST)).isEqualTo(DIGEST);
      assertThat(fileOf(DIGEST)).hasBinaryContent(BYTES);
      assertThat(parts()).isEmpty();
    }

    @Test
    void rejectsToCompleteWhatNeverCame() {
      assertThatExceptionOfType(ArtifactException.class)
          .isThrownBy(() -> store.complete(DIGEST))
          .withMessage("Nothing of artifact " + DIGEST + " has been received");
    }

    @Test
    void receivesTwoArtifactsApart() throws IOException {
      byte[] others = randomBytes(10);
      store.receive(DIGEST, 0, BYTES);
      store.receive(digestOf(others), 0, others);

      assertThat(store.complete(digestOf(others))).isEqualTo(digestOf(others));
      assertThat(store.complete(DIGEST)).isEqualTo(DIGEST);
    }
  }
}
