// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.federation.secure.MaskingSecrets;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.DurableFile;

/**
 * A bank's secrets of masked rounds, in a folder of its workers. Whoever has those of a round has
 * the bank's update, so they are the owner's alone, and are written over once they are not needed:
 * with the next round of their federation, and with its end.
 */
public final class RoundSecrets {
  private static final String SIGNED = ".survivors";

  private final Path folder;

  /**
   * @param folder the same one for all workers of a bank; made if it is not there
   */
  public RoundSecrets(Path folder) {
    this.folder = folder;
  }

  /** Fresh ones, kept before anybody hears of them; those of before, if there are some. */
  MaskingSecrets make(RoundTask task) {
    Path file = file(task);
    try {
      DurableFile.createOwnersFolder(of(task));
      if (!Files.exists(file)) {
        DurableFile.replace(file, MaskingSecrets.fresh(new SecureRandom()).toBytes());
      }
      return MaskingSecrets.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Those of before.
   *
   * @throws InvalidInputException if there are none: what was said by them is of no use then
   */
  MaskingSecrets kept(RoundTask task) {
    Path file = file(task);
    if (!Files.exists(file)) {
      throw new InvalidInputException(
          "The secrets of round %d must be in the folder in which they were made, but there are none"
              .formatted(task.round()));
    }
    return make(task);
  }

  /**
   * Remembers for whom shares are given.
   *
   * @throws InvalidInputException if it was for others before: two sums would show an update
   */
  void requireSame(RoundTask task, List<String> survivors) {
    Path file = of(task).resolve(task.round() + SIGNED);
    byte[] now = String.join("\n", survivors).getBytes(StandardCharsets.UTF_8);
    try {
      if (!Files.exists(file)) {
        DurableFile.replace(file, now);
      } else if (!Arrays.equals(Files.readAllBytes(file), now)) {
        throw new InvalidInputException(
            "Shares of round %d must be given for the survivors of before, but these are others"
                .formatted(task.round()));
      }
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Destroys those of a federation's earlier rounds. */
  public void destroyBefore(RoundTask task) {
    Path mine = of(task);
    if (!Files.isDirectory(mine)) {
      return;
    }
    try (Stream<Path> files = Files.list(mine)) {
      for (Path file : files.filter(each -> round(each) < task.round()).toList()) {
        destroy(file);
      }
    } catch (IOException e) {
      throw unusable(mine, e);
    }
  }

  /** Destroys all of a federation. */
  public void destroyAll(RoundTask task) {
    destroyFolder(of(task));
  }

  /** Writes over and deletes the files of a folder, and it; nothing where there is none. */
  static void destroyFolder(Path mine) {
    if (!Files.isDirectory(mine)) {
      return;
    }
    try (Stream<Path> files = Files.list(mine)) {
      for (Path file : files.toList()) {
        destroy(file);
      }
      Files.delete(mine);
    } catch (IOException e) {
      throw unusable(mine, e);
    }
  }

  private static void destroy(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate((int) channel.size()));
      channel.force(true);
    }
    Files.delete(file);
  }

  private static int round(Path file) {
    String number = file.getFileName().toString().replaceAll("[^0-9].*$", "");
    // A file that was not finished has none.
    return number.isEmpty() ? 0 : Integer.parseInt(number);
  }

  private Path of(RoundTask task) {
    return folder.resolve(Checks.hex32("federation", task.federation()));
  }

  /** Under another gatherer they are others, since its lists are. */
  private Path file(RoundTask task) {
    return of(task).resolve("%d-%d".formatted(task.round(), task.masked().gatherer()));
  }

  private static UncheckedIOException unusable(Path file, IOException e) {
    return new UncheckedIOException("The secrets of a round cannot be kept in " + file, e);
  }
}
