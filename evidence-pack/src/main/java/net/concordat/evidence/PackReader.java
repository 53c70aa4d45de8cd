// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import net.concordat.evidence.ZipLayout.Entry;

/**
 * Reads a zip in the form of a pack by its directory, and requires that entries and directory are
 * to the byte what {@link ZipLayout} makes of what the directory says.
 */
final class PackReader {
  private static final String DIRECTORY = "the zip's own directory";
  private static final int CHECKSUM_IN_RECORD = 16;
  private static final int SIZE_IN_RECORD = 24;
  private static final int NAME_LENGTH_IN_RECORD = 28;
  private static final int LENGTH_IN_END = 12;

  private final byte[] pack;
  private final ByteBuffer bytes;

  PackReader(byte[] pack) {
    this.pack = pack;
    this.bytes = ByteBuffer.wrap(pack).order(ByteOrder.LITTLE_ENDIAN);
  }

  TreeMap<String, byte[]> entries() throws EvidenceException {
    int directoryAt = directoryAt();
    TreeMap<String, byte[]> entries = new TreeMap<>();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    int at = 0;
    List<Entry> listed = listed(directoryAt);
    for (Entry entry : listed) {
      directory.writeBytes(entry.record(at));
      entries.put(entry.name(), content(entry, at, directoryAt));
      at += entry.headerLength() + entry.size();
    }
    if (at != directoryAt) {
      throw new EvidenceException(
          DIRECTORY, "begins at byte " + directoryAt + "; what it lists ends at byte " + at);
    }
    directory.writeBytes(ZipLayout.end(listed.size(), directory.size(), directoryAt));
    int differs =
        Arrays.mismatch(directory.toByteArray(), 0, directory.size(), pack, at, pack.length);
    if (differs >= 0) {
      throw new EvidenceException(
          DIRECTORY, "byte " + (at + differs) + " of the pack differs from what its entries give");
    }
    return entries;
  }

  /** Where the directory begins, as the last bytes of the zip say. */
  private int directoryAt() throws EvidenceException {
    int end = pack.length - ZipLayout.END;
    if (end < 0) {
      throw new EvidenceException(DIRECTORY, "not there: a pack of " + pack.length + " bytes");
    }
    int length = bytes.getInt(end + LENGTH_IN_END);
    if (length < 0 || length > end) {
      throw new EvidenceException(DIRECTORY, "said to have " + length + " bytes, of " + end);
    }
    return end - length;
  }

  private List<Entry> listed(int directoryAt) throws EvidenceException {
    List<Entry> listed = new ArrayList<>();
    int end = pack.length - ZipLayout.END;
    String before = "";
    for (int at = directoryAt; at < end; ) {
      Entry entry = record(at, end);
      if (entry.name().compareTo(before) <= 0) {
        throw new EvidenceException(
            DIRECTORY, entry.name() + " is listed twice or out of order, after " + before);
      }
      listed.add(entry);
      PackLimits.requireAtMost(DIRECTORY, PackLimits.ENTRIES, "entries", listed.size());
      before = entry.name();
      at += ZipLayout.RECORD + entry.name().length();
    }
    return listed;
  }

  private Entry record(int at, int end) throws EvidenceException {
    int left = end - at - ZipLayout.RECORD;
    int length = left < 0 ? 0 : Short.toUnsignedInt(bytes.getShort(at + NAME_LENGTH_IN_RECORD));
    if (length == 0 || length > left) {
      throw new EvidenceException(DIRECTORY, "breaks off at byte " + at);
    }
    String name = new String(pack, at + ZipLayout.RECORD, length, StandardCharsets.ISO_8859_1);
    if (!PackForm.isName(name)) {
      String shown = name.length() > 100 ? name.substring(0, 100) + "..." : name;
      throw new EvidenceException(DIRECTORY, "no entry of a pack can be called " + shown);
    }
    return new Entry(
        name, bytes.getInt(at + SIZE_IN_RECORD), bytes.getInt(at + CHECKSUM_IN_RECORD));
  }

  private byte[] content(Entry entry, int at, int end) throws EvidenceException {
    int from = at + entry.headerLength();
    if (entry.size() < 0 || from > end || entry.size() > end - from) {
      throw new EvidenceException(
          entry.name(), "has " + entry.size() + " bytes by the zip's own directory, not so many");
    }
    byte[] header = entry.header();
    int differs = Arrays.mismatch(header, 0, header.length, pack, at, from);
    if (differs >= 0) {
      throw new EvidenceException(
          entry.name(),
          "byte "
              + (at + differs)
              + " of the pack differs from what the zip's own directory gives");
    }
    if (ZipLayout.crc(pack, from, entry.size()) != entry.checksum()) {
      throw new EvidenceException(entry.name(), "differs from the checksum that the zip gives");
    }
    return Arrays.copyOfRange(pack, from, from + entry.size());
  }
}
