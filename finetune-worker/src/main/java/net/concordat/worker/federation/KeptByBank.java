// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.nio.file.Path;

/**
 * What a bank's workers keep from round to round of its federations.
 *
 * @param masks secrets of masked rounds
 * @param memory what a client remembers
 * @param noise keys of private federations
 */
public record KeptByBank(RoundSecrets masks, ClientMemory memory, NoiseKeys noise) {
  /** All in one folder, the same one for all workers of a bank. */
  public static KeptByBank in(Path folder) {
    return new KeptByBank(
        new RoundSecrets(folder.resolve("masks")),
        new ClientMemory(folder.resolve("memory")),
        new NoiseKeys(folder.resolve("noise")));
  }

  /** Erases all of a task's federation. */
  public void erase(RoundTask task) {
    masks.destroyAll(task);
    noise.destroy(task);
    memory.forget(task);
  }
}
