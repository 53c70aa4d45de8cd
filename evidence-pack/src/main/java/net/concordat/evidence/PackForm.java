// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The one form of a pack: a zip of stored entries in the order of their names, without times,
 * comments or anything else that could differ. Every byte is accounted for, those of the zip's own
 * directory too. Nothing is compressed, so nothing in it can be larger than the file.
 */
final class PackForm {
  /** Most bytes of a pack: it is verified in memory. */
  static final int MOST_BYTES = 256 << 20;

  /** Most entries. */
  static final int MOST_ENTRIES = 50_000;

  private static final Pattern NAME =
      Pattern.compile("([a-z]{1,20}/)?[A-Za-z0-9][A-Za-z0-9-]{0,99}\\.[a-z]{1,10}");

  private PackForm() {}

  /** Whether an entry can be called so: one folder at most, and no path out of it. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Writes entries; the stream stays open.
   *
   * @throws EvidenceException if there are more than a pack can have
   */
  static void write(Map<String, byte[]> entries, OutputStream out)
      throws EvidenceException, IOException {
    if (entries.size() > MOST_ENTRIES) {
      throw new EvidenceException(
          "pack", "at most " + MOST_ENTRIES + " entries are possible; given " + entries.size());
    }
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    long at = 0;
    for (Map.Entry<String, byte[]> each : new TreeMap<>(entries).entrySet()) {
      if (!isName(each.getKey())) {
        throw new EvidenceException(each.getKey(), "no entry of a pack can be called so");
      }
      ZipLayout.Entry entry = ZipLayout.Entry.of(each.getKey(), each.getValue());
      directory.writeBytes(entry.record((int) at));
      at += entry.headerLength() + entry.size();
      if (at > MOST_BYTES) {
        throw new EvidenceException("pack", "at most " + MOST_BYTES + " bytes are possible");
      }
      out.write(entry.header());
      out.write(each.getValue());
    }
    directory.writeTo(out);
    out.write(ZipLayout.end(entries.size(), directory.size(), (int) at));
  }

  /**
   * Reads a pack that may be anything.
   *
   * @throws EvidenceException naming the entry that is not in this form, or the zip's directory
   */
  static TreeMap<String, byte[]> read(byte[] pack) throws EvidenceException {
    if (pack.length > MOST_BYTES) {
      throw new EvidenceException(
          "pack", "at most " + MOST_BYTES + " bytes can be verified; given " + pack.length);
    }
    return new PackReader(pack).entries();
  }
}
