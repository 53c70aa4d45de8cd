// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.OptionalLong;
import net.concordat.common.ArtifactDigest;

/**
 * Artifacts as files of one directory: {@code ab/abcd...} under the first two characters of the
 * digest. A file comes to be by writing under another name, syncing and renaming, so a crash leaves
 * a part file, never half an artifact. Several processes may share the directory, on a file system
 * that locks files.
 */
public final class DirectoryArtifactStore implements ArtifactStore {
  private static final int BUFFER = 1 << 16;
  private static final long LARGEST_COMPARED = 256 << 20;

  private final Path directory;
  private final Path parts;

  /**
   * Opens a store, and deletes what processes that were killed have not finished putting into it.
   *
   * @param directory made if it is not there
   */
  public DirectoryArtifactStore(Path directory) throws IOException {
    this.directory = directory;
    this.parts = directory.resolve("parts");
    Files.createDirectories(parts);
    PutFile.sweep(parts);
  }

  @Override
  public OptionalLong size(ArtifactDigest digest) throws IOException {
    Path file = file(digest);
    return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
  }

  @Override
  public ArtifactDigest put(InputStream bytes, long largest, DigestCheck check) throws IOException {
    try (PutFile part = PutFile.create(parts)) {
      ArtifactDigest digest = copy(bytes, part.channel(), largest);
      check.check(digest);
      keep(part.path(), digest);
      return digest;
    }
  }

  @Override
  public Optional<ArtifactDigest> putDifference(ArtifactDigest parent, ArtifactDigest whole)
      throws IOException {
    if (!isComparable(parent) || !isComparable(whole)) {
      return Optional.empty();
    }
    Optional<Difference> difference =
        Difference.between(parent, mapped(parent), whole, mapped(whole));
    return difference.isPresent() ? Optional.of(put(difference.get())) : Optional.empty();
  }

  @Override
  public void rebuild(
      ArtifactDigest difference, ArtifactDigest parent, ArtifactDigest whole, long largest)
      throws IOException {
    try (InputStream in = Files.newInputStream(file(difference))) {
      RebuiltArtifact rebuilt = new RebuiltArtifact(in, this);
      if (!rebuilt.parent().equals(parent)) {
        throw new DifferenceException(
            "A difference must begin from " + parent + "; given one from " + rebuilt.parent());
      }
      put(rebuilt, largest, computed -> requireSame(whole, computed));
    }
  }

  private static void requireSame(ArtifactDigest whole, ArtifactDigest computed)
      throws DifferenceException {
    if (!computed.equals(whole)) {
      throw new DifferenceException(
          "A difference must give the artifact " + whole + "; given one of " + computed);
    }
  }

  private boolean isComparable(ArtifactDigest digest) throws IOException {
    OptionalLong size = size(digest);
    return size.isPresent() && size.getAsLong() <= LARGEST_COMPARED;
  }

  private ByteBuffer mapped(ArtifactDigest digest) throws IOException {
    try (FileChannel file = FileChannel.open(file(digest), StandardOpenOption.READ)) {
      return file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
    }
  }

  private ArtifactDigest put(Difference difference) throws IOException {
    try (PutFile part = PutFile.create(parts)) {
      OutputStream file = Channels.newOutputStream(part.channel());
      DigestOutputStream out = new DigestOutputStream(file, sha256());
      difference.writeTo(new BufferedOutputStream(out, BUFFER));
      part.channel().force(true);
      ArtifactDigest digest = ArtifactDigest.ofBytes(out.getMessageDigest().digest());
      keep(part.path(), digest);
      return digest;
    }
  }

  @Override
  public byte[] read(ArtifactDigest digest, long offset, int length) throws IOException {
    long size =
        size(digest)
            .orElseThrow(() -> new ArtifactException("The store has no artifact " + digest));
    if (offset < 0 || offset > size || length < 1) {
      throw new ArtifactException(
          "A part starts inside the artifact of "
              + size
              + " bytes and has a byte or more; given offset "
              + offset
              + ", length "
              + length);
    }
    ByteBuffer part = ByteBuffer.allocate((int) Math.min(length, size - offset));
    try (FileChannel channel = FileChannel.open(file(digest), StandardOpenOption.READ)) {
      while (part.hasRemaining() && channel.read(part, offset + part.position()) >= 0) {
        // Reads on until the part is full.
      }
    }
    return part.array();
  }

  @Override
  public long received(ArtifactDigest digest) throws IOException {
    Path part = part(digest);
    return Files.exists(part) ? journal(digest).intact(part) : 0;
  }

  @Override
  public void receive(ArtifactDigest digest, long offset, byte[] bytes) throws IOException {
    Path part = part(digest);
    boolean first = !Files.exists(part);
    long end = first ? 0 : Files.size(part);
    if (offset < 0 || offset > end) {
      throw new ArtifactException(
          "A part starts at most where the last one ended, at " + end + "; given " + offset);
    }
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer, offset + buffer.position());
      }
      channel.force(false);
    }
    if (first) {
      sync(parts);
    }
    journal(digest).add(offset, bytes);
  }

  @Override
  public ArtifactDigest complete(ArtifactDigest expected) throws IOException {
    Path part = part(expected);
    ArtifactDigest computed = expected;
    if (!size(expected).isPresent()) {
      if (!Files.exists(part)) {
        throw new ArtifactException("Nothing of artifact " + expected + " has been received");
      }
      computed = digestOf(part);
      if (computed.equals(expected)) {
        keep(part, expected);
      }
    }
    Files.deleteIfExists(part);
    journal(expected).delete();
    return computed;
  }

  private static ArtifactDigest copy(InputStream bytes, FileChannel part, long largest)
      throws IOException {
    MessageDigest sha256 = sha256();
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
      total += read;
      if (total > largest) {
        throw new ArtifactException("An artifact has at most " + largest + " bytes; given more");
      }
      sha256.update(buffer, 0, read);
      write(part, ByteBuffer.wrap(buffer, 0, read));
    }
    part.force(true);
    return ArtifactDigest.ofBytes(sha256.digest());
  }

  private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static ArtifactDigest digestOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ArtifactDigest.ofBytes(digestOf(in, Long.MAX_VALUE).digest());
    }
  }

  /** Over a stream to its end, or over so many of its bytes. */
  static MessageDigest digestOf(InputStream in, long most) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] buffer = new byte[BUFFER];
    long left = most;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, BUFFER));
      if (read < 0) {
        break;
      }
      sha256.update(buffer, 0, read);
      left -= read;
    }
    return sha256;
  }

  private void keep(Path part, ArtifactDigest digest) throws IOException {
    Path folder = folder(digest);
    Files.createDirectories(folder);
    Files.move(
        part, file(digest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // A rename, and a new folder, are lost in a power cut unless the folder they are in is synced.
    sync(folder);
    sync(directory);
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path file(ArtifactDigest digest) {
    return folder(digest).resolve(digest.hex());
  }

  private Path folder(ArtifactDigest digest) {
    return directory.resolve(digest.hex().substring(0, 2));
  }

  private Path part(ArtifactDigest digest) {
    return parts.resolve(digest.hex() + ".part");
  }

  private PartJournal journal(ArtifactDigest digest) {
    return new PartJournal(parts.resolve(digest.hex() + ".digests"));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
