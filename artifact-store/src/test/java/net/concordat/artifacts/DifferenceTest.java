// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.concordat.common.ArtifactDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is smaller than an artifact gives it again, and nothing else that calls itself so does. */
@Timeout(60)
class DifferenceTest {
  private static final int SIZE = 200_000;
  private static final long LARGEST = 10_000_000;

  @TempDir Path directory;
  private DirectoryArtifactStore store;
  private final byte[] parent = random(SIZE, 1);
  private ArtifactDigest parentDigest;

  @BeforeEach
  void keepParent() throws IOException {
    store = new DirectoryArtifactStore(directory);
    parentDigest = put(parent);
  }

  private static byte[] random(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private ArtifactDigest put(byte[] bytes) throws IOException {
    return store.put(new ByteArrayInputStream(bytes), LARGEST);
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private byte[] rebuilt(byte[] difference) throws IOException {
    return new RebuiltArtifact(new ByteArrayInputStream(difference), store).readAllBytes();
  }

  private byte[] kept(ArtifactDigest digest) throws IOException {
    return store.read(digest, 0, (int) store.size(digest).orElseThrow());
  }

  @Nested
  class Small {
    @Test
    void whereBytesWereChangedAddedAndTakenAway() throws IOException {
      byte[] whole =
          joined(
              random(300, 2),
              Arrays.copyOfRange(parent, 150, 90_001),
              random(1_000, 3),
              Arrays.copyOfRange(parent, 100_000, SIZE));
      ArtifactDigest digest = put(whole);

      byte[] difference = kept(store.putDifference(parentDigest, digest).orElseThrow());

      // 148 bytes in front, two copies of 17, and what is new with 9 for each piece.
      assertThat(difference).hasSize(148 + 2 * 17 + 300 + 9 + 1_000 + 9);
      assertThat(rebuilt(difference)).isEqualTo(whole);
    }

    @Test
    void whereOneByteOfMillionsDiffers() throws IOException {
      byte[] large = random(48 << 20, 4);
      byte[] whole = large.clone();
      whole[30_000_000]++;

      Difference difference =
          Difference.between(
                  parentDigest, ByteBuffer.wrap(large), parentDigest, ByteBuffer.wrap(whole))
              .orElseThrow();

      assertThat(difference.size()).isEqualTo(148 + 2 * 17 + 9 + 1);
    }

    @Test
    void whereAllIsZerosWhichStandInManyPlaces() throws IOException {
      byte[] zeros = new byte[SIZE];
      ArtifactDigest from = put(zeros);
      byte[] whole = joined(new byte[1_000], random(100, 5), new byte[SIZE]);

      byte[] difference = kept(store.putDifference(from, put(whole)).orElseThrow());

      // The zeros behind are more than the parent has left to give, so some are written out.
      assertThat(difference.length).isLessThan(2_000);
      assertThat(rebuilt(difference)).isEqualTo(whole);
    }

    @Test
    void andAlwaysTheSame() throws IOException {
      byte[] whole = parent.clone();
      whole[7]++;
      ArtifactDigest digest = put(whole);

      assertThat(store.putDifference(parentDigest, digest))
          .isEqualTo(store.putDifference(parentDigest, digest));
    }
  }

  @Test
  void isNotMadeWhereHalfOfItIsNewOrNothingIsThere() throws IOException {
    byte[] whole = joined(Arrays.copyOf(parent, SIZE / 2), random(SIZE / 2, 6));

    assertThat(store.putDifference(parentDigest, put(whole))).isEmpty();
    assertThat(store.putDifference(put(random(10, 7)), parentDigest)).isEmpty();
    ArtifactDigest unknown = ArtifactDigest.of("0".repeat(64));
    assertThat(store.putDifference(unknown, parentDigest)).isEmpty();
    assertThat(store.putDifference(parentDigest, unknown)).isEmpty();
  }

  @Test
  void rebuildsWhateverWasChangedAtRandom() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] from = random(500 + random.nextInt(5_000), random.nextLong());
      if (random.nextBoolean()) {
        Arrays.fill(from, random.nextInt(from.length), from.length, (byte) 0);
      }
      byte[] whole = edited(from, random);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Optional<Difference> difference =
          Difference.between(put(from), ByteBuffer.wrap(from), put(whole), ByteBuffer.wrap(whole));
      if (difference.isPresent()) {
        difference.get().writeTo(out);
        assertThat(out.size()).as("seed %d", seed).isEqualTo((int) difference.get().size());
        assertThat(rebuilt(out.toByteArray())).as("seed %d", seed).isEqualTo(whole);
      }
    }
  }

  private static byte[] edited(byte[] from, Random random) {
    byte[] whole = from;
    for (int edits = random.nextInt(4); edits >= 0; edits--) {
      int at = random.nextInt(whole.length);
      int to = Math.min(whole.length, at + random.nextInt(100));
      whole =
          joined(
              Arrays.copyOf(whole, at),
              random(random.nextInt(100), random.nextLong()),
              Arrays.copyOfRange(whole, to, whole.length));
    }
    return whole;
  }

  /** Differences from somebody who means harm. */
  @Nested
  class Hostile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private void header(ArtifactDigest from, long size) throws IOException {
      out.writeBytes("CCDIFFER");
      out.writeInt(1);
      out.writeBytes(from.hex());
      out.writeBytes("ab".repeat(32));
      out.writeLong(size);
    }

    private void copy(long length, long offset) throws IOException {
      out.writeByte(0);
      out.writeLong(length);
      out.writeLong(offset);
    }

    private void refused(String why) {
      assertThatExceptionOfType(DifferenceException.class)
          .isThrownBy(() -> rebuilt(bytes.toByteArray()))
          .withMessageContaining(why);
    }

    @Test
    void areRefusedIfTheyAreNone() throws IOException {
      refused("breaks off");
      out.write(random(200, 8));
      refused("begins with CCDIFFER");
    }

    @Test
    void areRefusedIfTheyNameAParentThatIsNotHere() throws IOException {
      header(ArtifactDigest.of("0".repeat(64)), 1);
      refused("there is no artifact 0000");
    }

    @Test
    void areRefusedIfTheyNameNoDigest() throws IOException {
      out.writeBytes("CCDIFFER");
      out.writeInt(1);
      out.writeBytes("Z".repeat(128));
      out.writeLong(1);
      refused("by their SHA-256");
    }

    @Test
    void areRefusedIfTheyCopyFromOutsideTheParent() throws IOException {
      header(parentDigest, 100);
      copy(100, SIZE - 99);
      refused("lies within the parent");
    }

    @Test
    void areRefusedIfAnOffsetOverflows() throws IOException {
      header(parentDigest, Long.MAX_VALUE);
      copy(Long.MAX_VALUE, 1);
      refused("lies within the parent");
    }

    @Test
    void areRefusedIfAnOffsetIsNegative() throws IOException {
      header(parentDigest, 100);
      copy(100, -1);
      refused("lies within the parent");
    }

    @Test
    void areRefusedIfTheyBlowUpByCopyingAgainAndAgain() throws IOException {
      header(parentDigest, 1L << 40);
      copy(SIZE, 0);
      copy(1, 0);
      refused("as long as the parent");
    }

    @Test
    void areRefusedIfTheyHaveMoreStepsThanAnyDifference() throws IOException {
      header(parentDigest, SIZE);
      for (int i = 0; i <= 10_000; i++) {
        copy(1, 0);
      }
      refused("at most 10000 steps");
    }

    @Test
    void areRefusedIfAStepIsLongerThanTheWholeOrEmptyOrUnknown() throws IOException {
      header(parentDigest, 10);
      copy(11, 0);
      refused("given step 0 of 11");
      bytes.reset();
      header(parentDigest, 10);
      copy(0, 0);
      refused("given step 0 of 0");
      bytes.reset();
      header(parentDigest, 10);
      out.writeByte(2);
      out.writeLong(1);
      refused("given step 2 of 1");
    }

    @Test
    void areRefusedIfTheyBreakOffOrGoOnBehindTheirEnd() throws IOException {
      header(parentDigest, 10);
      copy(5, 0);
      refused("breaks off");
      copy(5, 0);
      assertThat(rebuilt(bytes.toByteArray())).hasSize(10);
      out.write(0);
      refused("Nothing follows");
    }

    @Test
    void areRefusedByTheStoreIfTheyMakeMoreThanItTakes() throws IOException {
      header(parentDigest, SIZE);
      copy(SIZE, 0);
      assertThatExceptionOfType(ArtifactException.class)
          .isThrownBy(
              () ->
                  store.put(
                      new RebuiltArtifact(new ByteArrayInputStream(bytes.toByteArray()), store),
                      SIZE - 1))
          .withMessageContaining("at most 199999 bytes");
    }

    @Test
    void areReadOrRefusedWhateverBytesAreChanged() throws IOException {
      byte[] whole = parent.clone();
      whole[100_000]++;
      byte[] sound = kept(store.putDifference(parentDigest, put(whole)).orElseThrow());
      long seed = new Random().nextLong();
      Random random = new Random(seed);
      for (int i = 0; i < 2_000; i++) {
        byte[] changed = Arrays.copyOf(sound, random.nextInt(sound.length + 2));
        for (int changes = random.nextInt(4); changes > 0 && changed.length > 0; changes--) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        try {
          assertThat(rebuilt(changed).length)
              .as("seed %d", seed)
              .isLessThanOrEqualTo(SIZE + changed.length);
        } catch (DifferenceException refused) {
          assertThat(refused).hasMessageContaining(" ");
        }
      }
    }
  }
}
