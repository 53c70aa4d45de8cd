// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.DurableFile;

/**
 * What a bank remembers from round to round of a federation: its control variate, and what
 * compression left out. Each round's is a file of its own, and a round goes on from that of the
 * last one in which the bank's update counted; so an attempt that was lost is made again the same.
 */
public final class ClientMemory {
  private final Path folder;

  /**
   * @param folder the same one for all workers of a bank; made if it is not there
   */
  public ClientMemory(Path folder) {
    this.folder = folder;
  }

  /**
   * After a round.
   *
   * @param control the control variate; empty where the strategy has none
   * @param left what compression left out, one number for each that is sent
   */
  record Kept(float[] control, float[] left) {}

  /**
   * What the round of a task begins with.
   *
   * @param control how many numbers a control variate has; 0 where there is none
   * @param sent how many numbers are sent
   * @throws InvalidInputException if it is not there any more
   */
  Kept before(RoundTask task, int control, int sent) {
    if (task.countedIn() == 0) {
      return new Kept(new float[control], new float[sent]);
    }
    Path file = of(task).resolve(Integer.toString(task.countedIn()));
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      if (bytes.length != Float.BYTES * (control + sent)) {
        throw new InvalidInputException(
            "What the bank remembers of round %d must be in the folder in which it was made, with %d bytes, but has %d"
                .formatted(task.countedIn(), Float.BYTES * (control + sent), bytes.length));
      }
      ByteBuffer in = ByteBuffer.wrap(bytes);
      return new Kept(floats(in, control), floats(in, sent));
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Keeps what there is after a task's round, and nothing of before what it began with. */
  void keep(RoundTask task, Kept kept) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * (kept.control().length + kept.left().length));
    for (float number : kept.control()) {
      bytes.putFloat(number);
    }
    for (float number : kept.left()) {
      bytes.putFloat(number);
    }
    Path mine = of(task);
    try {
      DurableFile.createOwnersFolder(mine);
      DurableFile.replace(mine.resolve(Integer.toString(task.round())), bytes.array());
      for (int round = task.countedIn() - 1; round > 0; round--) {
        Files.deleteIfExists(mine.resolve(Integer.toString(round)));
      }
    } catch (IOException e) {
      throw unusable(mine, e);
    }
  }

  /** Forgets all of a federation. */
  public void forget(RoundTask task) {
    Path mine = of(task);
    if (!Files.isDirectory(mine)) {
      return;
    }
    try (Stream<Path> files = Files.list(mine)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(mine);
    } catch (IOException e) {
      throw unusable(mine, e);
    }
  }

  private static float[] floats(ByteBuffer in, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.getFloat();
    }
    return values;
  }

  private Path of(RoundTask task) {
    return folder.resolve(Checks.hex32("federation", task.federation()));
  }

  private static UncheckedIOException unusable(Path file, IOException e) {
    return new UncheckedIOException(
        "What a bank remembers of a federation cannot be kept in " + file, e);
  }
}
