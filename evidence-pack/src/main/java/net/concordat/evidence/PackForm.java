// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The one form of a pack: a zip of stored entries in the order of their names, without times,
 * comments or anything else that could differ. What is read is written again and compared, so every
 * byte is accounted for, those of the zip's own directory too.
 */
final class PackForm {
  /** Most bytes of a pack: it is verified in memory. */
  static final int MOST_BYTES = 256 << 20;

  /** Most entries. */
  static final int MOST_ENTRIES = 50_000;

  private static final Pattern NAME =
      Pattern.compile("([a-z]{1,20}/)?[A-Za-z0-9][A-Za-z0-9-]{0,99}\\.[a-z]{1,10}");
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String DIRECTORY = "the zip's own directory";

  private PackForm() {}

  /** Writes entries; the stream stays open. */
  static void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
      put(zip, entry.getKey(), entry.getValue());
    }
    zip.finish();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("An entry cannot be called " + name);
    }
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Reads a pack that may be anything.
   *
   * @throws EvidenceException naming the entry that is not in this form
   */
  static TreeMap<String, byte[]> read(byte[] pack) throws EvidenceException {
    if (pack.length > MOST_BYTES) {
      throw new EvidenceException(
          "pack", "at most " + MOST_BYTES + " bytes can be verified; given " + pack.length);
    }
    TreeMap<String, byte[]> entries = new TreeMap<>();
    Comparison comparison = new Comparison(pack);
    String name = "the first entry";
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack));
        ZipOutputStream again = new ZipOutputStream(comparison)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        name = checkedName(entry, entries);
        byte[] content = zip.readNBytes(pack.length);
        entries.put(name, content);
        put(again, name, content);
        again.flush();
      }
      name = DIRECTORY;
      again.finish();
      comparison.requireWhole();
    } catch (IOException | RuntimeException broken) {
      throw new EvidenceException(name, "not in the form of a pack: " + broken.getMessage());
    }
    return entries;
  }

  private static String checkedName(ZipEntry entry, TreeMap<String, byte[]> before)
      throws EvidenceException {
    String name = entry.getName();
    String shown = name.length() > 100 ? name.substring(0, 100) + "..." : name;
    if (!NAME.matcher(name).matches()) {
      throw new EvidenceException(shown, "no entry of a pack can be called so");
    }
    if (!before.isEmpty() && name.compareTo(before.lastKey()) <= 0) {
      throw new EvidenceException(shown, "given twice or out of order, after " + before.lastKey());
    }
    if (before.size() == MOST_ENTRIES) {
      throw new EvidenceException(shown, "at most " + MOST_ENTRIES + " entries can be verified");
    }
    return name;
  }

  /** Takes what should be the same bytes, and says where they are not. */
  private static final class Comparison extends OutputStream {
    private final byte[] expected;
    private int at;

    Comparison(byte[] expected) {
      this.expected = expected;
    }

    @Override
    public void write(int b) throws IOException {
      if (at == expected.length || expected[at] != (byte) b) {
        throw new IOException("byte " + at + " of the pack differs from what its entries give");
      }
      at++;
    }

    void requireWhole() throws IOException {
      if (at != expected.length) {
        throw new IOException((expected.length - at) + " bytes after its end");
      }
    }
  }
}
