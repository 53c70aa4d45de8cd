// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.DurableFile;
import net.concordat.worker.training.privacy.NoiseKey;

/**
 * A bank's noise keys of private federations, in a folder of its workers. Whoever has one can take
 * the noise of all rounds away, so they are the owner's alone, and are written over at the end of
 * their federation. What is drawn in a round depends on key and round, so a round that is trained
 * again from the same weights gives the same update; from others it would show the noise.
 */
public final class NoiseKeys {
  private static final String KEY = "key";

  private final Path folder;

  /**
   * @param folder the same one for all workers of a bank; made if it is not there
   */
  public NoiseKeys(Path folder) {
    this.folder = folder;
  }

  /**
   * The key of a task's federation, for its round. From which weights the round is trained is on
   * the disk before anything is drawn.
   *
   * @throws InvalidInputException if the round was trained from other weights, or its key is gone
   */
  byte[] of(RoundTask task) {
    Path mine = folder(task);
    Path round = mine.resolve(Integer.toString(task.round()));
    Path key = mine.resolve(KEY);
    try {
      DurableFile.createOwnersFolder(mine);
      String before = Files.exists(round) ? Files.readString(round) : "";
      if (!before.isEmpty() && !(before.equals(task.globalDigest()) && Files.exists(key))) {
        throw new InvalidInputException(
            "Round %d of a private federation was trained from the weights %s, and must not be trained again from %s %s the noise key of then"
                .formatted(
                    task.round(),
                    before,
                    task.globalDigest(),
                    Files.exists(key) ? "with" : "without"));
      }
      if (!Files.exists(key)) {
        DurableFile.replace(key, NoiseKey.fresh().bytes());
      }
      DurableFile.replace(round, task.globalDigest().getBytes(StandardCharsets.UTF_8));
      return Files.readAllBytes(key);
    } catch (IOException e) {
      throw new UncheckedIOException("The noise key of a federation cannot be kept in " + mine, e);
    }
  }

  /** Destroys all of a federation. */
  public void destroy(RoundTask task) {
    RoundSecrets.destroyFolder(folder(task));
  }

  private Path folder(RoundTask task) {
    return folder.resolve(Checks.hex32("federation", task.federation()));
  }
}
