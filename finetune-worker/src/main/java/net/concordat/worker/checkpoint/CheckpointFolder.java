// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.DurableFile;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run, for its owner alone: {@code checkpoint.bin}, the {@code key} of a private
 * run, and {@code lock}, which the process that works on the run holds. Workers of a bank may share
 * it over a file system that locks files.
 */
public final class CheckpointFolder implements Checkpoints {
  private static final String KEY = "key";
  private static final String RUN = "run";

  /** A run that is killed loses at most this much work and one step. */
  private static final Duration BETWEEN_STEPS = Duration.ofSeconds(3);

  /** Passes over few rows take less time than it takes to write one down. */
  private static final Duration BETWEEN_EPOCHS = Duration.ofMillis(500);

  private final Path file;
  private final ArtifactDigest run;
  private final FileChannel lock;
  private final @Nullable Checkpoint last;
  private long keptAt = System.nanoTime();

  private CheckpointFolder(
      Path file, ArtifactDigest run, FileChannel lock, @Nullable Checkpoint last) {
    this.file = file;
    this.run = run;
    this.lock = lock;
    this.last = last;
  }

  /**
   * Takes the folder for a run; it is made if it is not there.
   *
   * @param run SHA-256 of all that the run depends on
   * @throws IOException if another process is at work there, or the folder cannot be used
   * @throws InvalidInputException if its checkpoint is damaged, or another run's
   */
  public static CheckpointFolder open(Path folder, ArtifactDigest run) throws IOException {
    DurableFile.createOwnersFolder(folder);
    FileChannel lock = lock(folder);
    try {
      Path file = folder.resolve("checkpoint.bin");
      return new CheckpointFolder(file, run, lock, Files.exists(file) ? read(file, run) : null);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock taken = channel.tryLock();
      if (taken != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // This process has it: the same answer as for another one.
    }
    channel.close();
    throw new IOException(
        "One process at a time works on a run, but another one is at work in " + folder);
  }

  private static Checkpoint read(Path file, ArtifactDigest run) throws IOException {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.decode(Files.readAllBytes(file));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "The checkpoint %s is damaged: %s. Delete it to begin the run anew"
              .formatted(file, e.getMessage()),
          e);
    }
    if (!Arrays.equals(checkpoint.bytes(RUN), name(run))) {
      throw new InvalidInputException(
          "The checkpoint %s is of a run with another request, other rows, another base or other"
                  .formatted(file)
              + " software. Name another folder, or delete the checkpoint");
    }
    return checkpoint;
  }

  private static byte[] name(ArtifactDigest run) {
    return run.hex().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Optional<Checkpoint> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public void step(Supplier<Checkpoint> state) {
    keepAfter(BETWEEN_STEPS, state);
  }

  @Override
  public void epoch(Supplier<Checkpoint> state) {
    keepAfter(BETWEEN_EPOCHS, state);
  }

  private void keepAfter(Duration pause, Supplier<Checkpoint> state) {
    if (System.nanoTime() - keptAt >= pause.toNanos()) {
      keep(state.get());
      keptAt = System.nanoTime();
    }
  }

  @Override
  public void keep(Checkpoint checkpoint) {
    try {
      DurableFile.replace(file, checkpoint.put(RUN, name(run)).encode());
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint " + file + " could not be written", e);
    }
  }

  /** The secret has a file of its own, so that no replaced checkpoint leaves a copy behind. */
  @Override
  public byte[] secret(Supplier<byte[]> fresh) {
    Path key = file.resolveSibling(KEY);
    try {
      if (Files.exists(key)) {
        return Files.readAllBytes(key);
      }
      if (last != null) {
        throw new InvalidInputException(
            "The checkpoint %s needs the key beside it, %s, but that is gone. Delete the checkpoint to begin the run anew"
                .formatted(file, key));
      }
      byte[] made = fresh.get();
      DurableFile.replace(key, made);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("The run's key could not be kept in " + key, e);
    }
  }

  @Override
  public void finish() throws IOException {
    destroySecret(file.resolveSibling(KEY));
    Files.deleteIfExists(file);
  }

  /**
   * Destroys the secret of a run that nobody goes on with.
   *
   * @param folder whether there is one or not
   */
  public static void destroy(Path folder) throws IOException {
    destroySecret(folder.resolve(KEY));
  }

  private static void destroySecret(Path key) throws IOException {
    if (Files.exists(key)) {
      try (FileChannel channel = FileChannel.open(key, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.allocate((int) channel.size()));
        channel.force(true);
      }
      Files.delete(key);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
