// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The digests of the parts of an artifact as they came, in a file beside it. After a crash, what is
 * built upon is what still has these digests. The journal is not synced: if a power cut takes its
 * end, parts are fetched again, and nothing else is lost.
 */
final class PartJournal {
  private static final int SHA_256 = 32;
  private static final int RECORD = Long.BYTES + Integer.BYTES + SHA_256;

  private final Path file;

  PartJournal(Path file) {
    this.file = file;
  }

  /** Notes a part that has been written. */
  void add(long offset, byte[] part) throws IOException {
    byte[] digest = DirectoryArtifactStore.sha256().digest(part);
    ByteBuffer record = ByteBuffer.allocate(RECORD);
    record.putLong(offset).putInt(part.length).put(digest).flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // A record that a crash has torn is written over.
      long end = channel.size() / RECORD * RECORD;
      while (record.hasRemaining()) {
        channel.write(record, end + record.position());
      }
    }
  }

  /** How many bytes from the start are as they came. */
  long intact(Path bytes) throws IOException {
    Map<Long, Entry> entries = read();
    long end = 0;
    try (FileChannel channel = FileChannel.open(bytes, StandardOpenOption.READ)) {
      for (Entry entry = entries.get(end);
          entry != null && entry.isIn(channel, end);
          entry = entries.get(end)) {
        end += entry.length;
      }
    }
    return end;
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** By the offset of the part; of a part that came twice, how it came last. */
  private Map<Long, Entry> read() throws IOException {
    Map<Long, Entry> entries = new HashMap<>();
    if (!Files.exists(file)) {
      return entries;
    }
    ByteBuffer records = ByteBuffer.wrap(Files.readAllBytes(file));
    while (records.remaining() >= RECORD) {
      long offset = records.getLong();
      int length = records.getInt();
      byte[] digest = new byte[SHA_256];
      records.get(digest);
      entries.put(offset, new Entry(length, digest));
    }
    return entries;
  }

  private static final class Entry {
    private final int length;
    private final byte[] digest;

    Entry(int length, byte[] digest) {
      this.length = length;
      this.digest = digest;
    }

    boolean isIn(FileChannel bytes, long offset) throws IOException {
      if (length < 1 || length > bytes.size() - offset) {
        return false;
      }
      bytes.position(offset);
      MessageDigest computed =
          DirectoryArtifactStore.digestOf(Channels.newInputStream(bytes), length);
      return Arrays.equals(computed.digest(), digest);
    }
  }
}
