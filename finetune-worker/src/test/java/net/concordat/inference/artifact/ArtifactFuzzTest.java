// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Artifacts that somebody broke on purpose, half of them as zips and half inside zips that are
 * sound. {@code -Dconcordat.fuzz.count} tries another number, {@code -Dconcordat.fuzz.seed} others.
 */
class ArtifactFuzzTest {
  private static final int COUNT = Integer.getInteger("concordat.fuzz.count", 10_000);
  private static final long SEED = Long.getLong("concordat.fuzz.seed", 20_261_122L);
  private static final long MOST_BYTES_ALLOCATED = 32 << 20;

  private static final int[] AWKWARD = {
    0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 0x7fff, 1 << 24, 0x04034b50
  };
  private static final List<String> AWKWARD_TEXTS =
      List.of(
          "null",
          "-1",
          "1e999",
          "99999999999999999999",
          "NaN",
          "\"\"",
          "[]",
          "{}",
          "true",
          "\"\\ud800\"",
          "\"../../x\"",
          "[[[[[[[[[[[[[[[[[[[[[[[[[",
          "\"@class\":\"java.lang.Runtime\",",
          "\u0000",
          "😀");

  private final List<Artifact> sound =
      List.of(ArtifactFixtures.artifact(), ArtifactFixtures.autoencoder());
  private final Random random = new Random(SEED);

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void refusesWhateverIsBrokenWithoutCrashHangStrayFileOrMuchMemory() throws IOException {
    Path file = folder.resolve("artifact.zip");
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int refused = 0;
    for (int i = 0; i < COUNT; i++) {
      Artifact whole = sound.get(i / 2 % 2);
      byte[] mutant = i % 2 == 0 ? broken(whole.encode()) : ArtifactZip.write(brokenEntries(whole));
      Files.write(file, mutant);
      long before = memory.getCurrentThreadAllocatedBytes();
      refused += isRefused(file, mutant, i) ? 1 : 0;
      assertThat(memory.getCurrentThreadAllocatedBytes() - before)
          .as("bytes allocated for mutant %d of seed %d", i, SEED)
          .isLessThan(MOST_BYTES_ALLOCATED);
    }
    // What is left are numbers and words that were changed into others that are allowed.
    assertThat(refused).as("refused, seed %d", SEED).isBetween(COUNT * 7 / 10, COUNT);
    try (var files = Files.walk(folder)) {
      assertThat(files).containsExactlyInAnyOrder(folder, file);
    }
  }

  /** An artifact that is taken must be the bytes that were given, in their one form. */
  private static boolean isRefused(Path file, byte[] mutant, int number) {
    try {
      LoadedArtifact taken = ArtifactReader.read(file, null);
      assertThat(taken.bytes()).isEqualTo(mutant.length);
      assertThat(taken.artifact().weights().encode().length).isLessThan(mutant.length);
      return false;
    } catch (InvalidInputException e) {
      assertThat(e.getMessage()).as("mutant %d of seed %d", number, SEED).isNotBlank();
      return true;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("Mutant %d of seed %d: %s".formatted(number, SEED, e), e);
    }
  }

  private Map<String, byte[]> brokenEntries(Artifact whole) {
    Map<String, byte[]> entries = new LinkedHashMap<>(whole.entries());
    List<String> names = new ArrayList<>(entries.keySet());
    String name = names.get(random.nextInt(names.size()));
    byte[] content = Checks.required(name, entries.get(name));
    entries.put(
        name,
        name.endsWith(".json") && random.nextBoolean()
            ? brokenText(new String(content, StandardCharsets.UTF_8))
            : broken(content));
    return entries;
  }

  /** One to three changes of bytes. */
  private byte[] broken(byte[] bytes) {
    byte[] changed = bytes.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && changed.length > 4; i++) {
      changed = changedOnce(changed);
    }
    return changed;
  }

  private byte[] changedOnce(byte[] bytes) {
    int place = random.nextInt(bytes.length - 3);
    int length = 1 + random.nextInt(Math.min(64, bytes.length - place));
    return switch (random.nextInt(6)) {
      case 0 -> {
        bytes[place] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case 1 -> {
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(place, AWKWARD[random.nextInt(AWKWARD.length)]);
        yield bytes;
      }
      case 2 -> Arrays.copyOf(bytes, place);
      case 3 -> joined(bytes, place, Arrays.copyOfRange(bytes, place, place + length), place);
      case 4 -> joined(bytes, place, new byte[0], Math.min(bytes.length, place + length));
      default -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        yield joined(bytes, place, noise, place);
      }
    };
  }

  private static byte[] joined(byte[] bytes, int end, byte[] middle, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, end);
    out.writeBytes(middle);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  /** A value, or a piece between two commas, replaced by something awkward. */
  private byte[] brokenText(String json) {
    int from = json.indexOf(random.nextBoolean() ? ':' : ',', random.nextInt(json.length()));
    if (from < 0) {
      return (json + AWKWARD_TEXTS.get(random.nextInt(AWKWARD_TEXTS.size())))
          .getBytes(StandardCharsets.UTF_8);
    }
    int to = json.indexOf(',', from + 1);
    String awkward = AWKWARD_TEXTS.get(random.nextInt(AWKWARD_TEXTS.size()));
    return (json.substring(0, from + 1) + awkward + (to < 0 ? "" : json.substring(to)))
        .getBytes(StandardCharsets.UTF_8);
  }
}
