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
   * @throws EvidenceException if one has a name that none can have
   * @throws PackLimitException if they are more than a pack can have
   */
  static void write(Map<String, byte[]> entries, OutputStream out)
      throws EvidenceException, IOException {
    PackLimits.requireAtMost("pack", PackLimits.ENTRIES, "entries", entries.size());
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    long at = 0;
    for (Map.Entry<String, byte[]> each : new TreeMap<>(entries).entrySet()) {
      if (!isName(each.getKey())) {
        throw new EvidenceException(each.getKey(), "no entry of a pack can be called so");
      }
      ZipLayout.Entry entry = ZipLayout.Entry.of(each.getKey(), each.getValue());
      directory.writeBytes(entry.record((int) at));
      at += entry.headerLength() + entry.size();
      PackLimits.requireAtMost("pack", PackLimits.BYTES, "bytes", at);
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
    PackLimits.requireAtMost("pack", PackLimits.BYTES, "bytes", pack.length);
    return new PackReader(pack).entries();
  }
}
