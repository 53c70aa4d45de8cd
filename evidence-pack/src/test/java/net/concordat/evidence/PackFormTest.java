// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack is a zip of one form, and whatever is not is named. */
class PackFormTest {
  private static final String DIRECTORY = "the zip's own directory";

  private final TreeMap<String, byte[]> entries =
      new TreeMap<>(
          Map.of(
              "index.json",
              bytes("{}"),
              "documents/card-1.json",
              bytes("a card"),
              "transactions/ab.bin",
              new byte[] {0, 1, 2, 'P', 'K', 1, 2},
              "receipts/none.json",
              new byte[0]));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] written(Map<String, byte[]> entries) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PackForm.write(entries, out);
    return out.toByteArray();
  }

  private static EvidenceException refusal(byte[] pack) {
    EvidenceException refusal =
        catchThrowableOfType(EvidenceException.class, () -> PackForm.read(pack));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  @Test
  void givesBackWhatWasWritten() throws Exception {
    TreeMap<String, byte[]> read = PackForm.read(written(entries));
    assertThat(read.keySet()).isEqualTo(entries.keySet());
    entries.forEach((name, content) -> assertThat(read.get(name)).isEqualTo(content));
  }

  @Test
  void isAZipForAnybodyElse() throws Exception {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written(entries)))) {
      for (Map.Entry<String, byte[]> expected : entries.entrySet()) {
        assertThat(zip.getNextEntry().getName()).isEqualTo(expected.getKey());
        assertThat(zip.readAllBytes()).isEqualTo(expected.getValue());
      }
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void namesTheEntryOfWhichAnyByteIsChanged() throws Exception {
    byte[] pack = written(entries);
    long seed = System.nanoTime();
    System.out.println("seed of the bits changed: " + seed);
    Random random = new Random(seed);
    int from = 0;
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      int until = from + ZipLayout.HEADER + entry.getKey().length() + entry.getValue().length;
      for (int at = from; at < until; at++) {
        assertThat(refusal(flipped(pack, at, random)).entry()).isEqualTo(entry.getKey());
      }
      from = until;
    }
    for (int at = from; at < pack.length; at++) {
      EvidenceException refusal = refusal(flipped(pack, at, random));
      assertThat(refusal.entry() + ": " + refusal.getMessage())
          .as("byte %d", at)
          .contains(DIRECTORY);
    }
  }

  private static byte[] flipped(byte[] pack, int at, Random random) {
    byte[] changed = pack.clone();
    changed[at] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  @Test
  void namesTheDirectoryWhereBytesAreMissingOrAdded() throws Exception {
    byte[] pack = written(entries);
    for (int length = 0; length < pack.length; length++) {
      refusal(Arrays.copyOf(pack, length));
    }
    refusal(Arrays.copyOf(pack, pack.length + 1));
    byte[] before = new byte[pack.length + 1];
    System.arraycopy(pack, 0, before, 1, pack.length);
    assertThat(refusal(before).entry()).isEqualTo(entries.firstKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.json", "/etc/passwd", "a\\b.json", "a/../b.json", "a/b/c.json", "A/", ""})
  void knowsNoNameThatLeavesItsFolder(String name) throws Exception {
    assertThat(PackForm.isName(name)).isFalse();
    TreeMap<String, byte[]> evil = new TreeMap<>(Map.of(name, bytes("evil")));
    assertThatThrownBy(() -> written(evil)).isInstanceOf(EvidenceException.class);
    assertThat(refusal(zipped(ZipEntry.DEFLATED, evil)).entry()).isEqualTo(DIRECTORY);
  }

  @Test
  void unpacksNothingThatIsCompressed() throws Exception {
    byte[] bomb =
        zipped(ZipEntry.DEFLATED, new TreeMap<>(Map.of("index.json", new byte[64 << 20])));
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(refusal(bomb).entry()).isEqualTo("index.json");
  }

  private static byte[] zipped(int method, Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setMethod(method);
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(each.getKey()));
        out.write(each.getValue());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void believesNoSizeThatTheFileHasNot() throws Exception {
    byte[] pack = written(entries);
    int directory = pack.length - ZipLayout.END - directoryLength(pack);
    for (int size : List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, pack.length)) {
      byte[] lying = pack.clone();
      ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, size);
      assertThat(refusal(lying).entry()).isEqualTo(entries.firstKey());
      ByteBuffer.wrap(lying)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(pack.length - ZipLayout.END + 12, size);
      assertThat(refusal(lying).entry()).isEqualTo(DIRECTORY);
    }
  }

  private static int directoryLength(byte[] pack) {
    return ByteBuffer.wrap(pack)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt(pack.length - ZipLayout.END + 12);
  }

  @Test
  void hasNoMoreEntriesThanCanBeVerified() {
    TreeMap<String, byte[]> many = new TreeMap<>();
    for (int i = 0; i <= PackLimits.ENTRIES; i++) {
      many.put("others/n" + i + ".json", new byte[0]);
    }
    assertThatThrownBy(() -> written(many))
        .isInstanceOf(PackLimitException.class)
        .hasMessage("a pack has at most 50000 entries here; given 50001");
  }
}
