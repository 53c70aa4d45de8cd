// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The bytes of a zip of stored entries, without times, comments or extras (APPNOTE 6.3.10, sections
 * 4.3.7, 4.3.12 and 4.3.16). They are written here, not by a library, because a pack is to have the
 * same bytes with every Java: what is read is compared with them.
 */
final class ZipLayout {
  static final int HEADER = 30;
  static final int RECORD = 46;
  static final int END = 22;

  private static final int HEADER_SIGNATURE = 0x04034b50;
  private static final int RECORD_SIGNATURE = 0x02014b50;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final short VERSION = 10;
  private static final short NAMES_IN_UTF8 = 0x800;
  private static final short STORED = 0;
  private static final int FIRST_OF_JANUARY_1980 = 0x00210000;

  private ZipLayout() {}

  /**
   * What a zip says of an entry.
   *
   * @param name in ASCII
   * @param size how many bytes it has
   * @param checksum their CRC-32
   */
  record Entry(String name, int size, int checksum) {
    static Entry of(String name, byte[] content) {
      return new Entry(name, content.length, crc(content, 0, content.length));
    }

    int headerLength() {
      return HEADER + name.length();
    }

    /** What stands before its bytes. */
    byte[] header() {
      return said(littleEndian(headerLength()).putInt(HEADER_SIGNATURE).putShort(VERSION))
          .put(name.getBytes(StandardCharsets.US_ASCII))
          .array();
    }

    /** What stands of it in the directory. */
    byte[] record(int offset) {
      ByteBuffer record =
          littleEndian(RECORD + name.length())
              .putInt(RECORD_SIGNATURE)
              .putShort(VERSION)
              .putShort(VERSION);
      return said(record)
          .putShort((short) 0)
          .putShort((short) 0)
          .putShort((short) 0)
          .putInt(0)
          .putInt(offset)
          .put(name.getBytes(StandardCharsets.US_ASCII))
          .array();
    }

    private ByteBuffer said(ByteBuffer bytes) {
      return bytes
          .putShort(NAMES_IN_UTF8)
          .putShort(STORED)
          .putInt(FIRST_OF_JANUARY_1980)
          .putInt(checksum)
          .putInt(size)
          .putInt(size)
          .putShort((short) name.length())
          .putShort((short) 0);
    }
  }

  /** What stands after the directory. */
  static byte[] end(int entries, int directoryLength, int directoryOffset) {
    return littleEndian(END)
        .putInt(END_SIGNATURE)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) entries)
        .putShort((short) entries)
        .putInt(directoryLength)
        .putInt(directoryOffset)
        .putShort((short) 0)
        .array();
  }

  static int crc(byte[] bytes, int from, int length) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }

  private static ByteBuffer littleEndian(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
