// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import net.concordat.artifacts.Difference;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.LeaseLostException;
import net.concordat.worker.registry.LeasedJob;
import net.concordat.worker.registry.RegistryAwayException;
import net.concordat.worker.registry.RegistryRefusalException;

/** Sends what a job made to the registry, as often as it takes while the lease holds. */
record HandIn(JobQueue queue, LeasedJob job, Board board, Consumer<String> log) {

  /** One try at sending. */
  private interface Sending {
    void send() throws IOException, LeaseLostException, InterruptedException;
  }

  /**
   * Sends an artifact: where most of it is the base's, what differs, from which the registry
   * rebuilds it. A registry that does not take this gets the whole.
   */
  void made(String digest, RunFolder folder)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    Path artifact = folder.out().resolve(digest + ".zip");
    Path difference = folder.path().resolve("difference");
    if (writeDifference(digest, artifact, folder.base(), difference)) {
      log.accept(
          "%s hands in %d of %d bytes: the others are its base's"
              .formatted(job, Files.size(difference), Files.size(artifact)));
      try {
        untilTaken(() -> queue.storeDifference(job, digest, difference));
        return;
      } catch (RegistryRefusalException e) {
        log.accept(job + " hands in all bytes: " + e.getMessage());
      }
    }
    whole(digest, artifact);
  }

  private static boolean writeDifference(String digest, Path artifact, Path base, Path file)
      throws IOException {
    // Another worker may have made it, and its folder lost the base.
    if (!Files.exists(base)) {
      return false;
    }
    Optional<Difference> difference =
        Difference.between(
            Sha256.of(Files.readAllBytes(base)),
            mapped(base),
            ArtifactDigest.of(digest),
            mapped(artifact));
    if (difference.isPresent()) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        difference.get().writeTo(out);
      }
    }
    return difference.isPresent();
  }

  private static ByteBuffer mapped(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  /** Sends all bytes. */
  void whole(String digest, Path file)
      throws IOException, JobFailedException, LeaseLostException, InterruptedException {
    try {
      untilTaken(() -> queue.store(job, digest, file));
    } catch (RegistryRefusalException e) {
      throw new JobFailedException("What was made was not taken: " + e.getMessage(), false);
    }
  }

  private void untilTaken(Sending sending)
      throws IOException, LeaseLostException, InterruptedException {
    board.step("hands in what it made");
    Backoff backoff = new Backoff();
    while (true) {
      try {
        sending.send();
        return;
      } catch (RegistryAwayException e) {
        backoff.pause();
      }
    }
  }
}
