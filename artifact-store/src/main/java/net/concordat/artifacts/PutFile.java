// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that bytes are put into before they are an artifact, locked as long as it is open. What a
 * killed process leaves behind the operating system unlocks, and so it is known.
 */
final class PutFile implements Closeable {
  private static final String PREFIX = "put-";

  // Some systems unlock a file when its process closes it anywhere: a sweep opens none of these.
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private PutFile(Path path) throws IOException {
    this.path = path;
    OURS.add(path);
    try {
      this.channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      OURS.remove(path);
      throw e;
    }
  }

  /** Makes one, empty. */
  static PutFile create(Path folder) throws IOException {
    while (true) {
      PutFile made =
          new PutFile(folder.toAbsolutePath().resolve(PREFIX + UUID.randomUUID() + ".part"));
      // Until it is locked, another process may take it for one that was left behind.
      if (made.lock()) {
        return made;
      }
      made.close();
    }
  }

  /** Deletes what nobody writes to any more. */
  static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder.toAbsolutePath(), PREFIX + "*.part")) {
      for (Path file : files) {
        if (!OURS.contains(file)) {
          deleteUnlessLocked(file);
        }
      }
    }
  }

  private static void deleteUnlessLocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (locked(channel)) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // It is an artifact now, or swept by another process.
    }
  }

  private boolean lock() throws IOException {
    try {
      return locked(channel) && Files.exists(path);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /** Deletes it, unless it has been moved away. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } finally {
      OURS.remove(path);
    }
  }
}
