// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.deploy.Party;
import net.corda.core.crypto.SecureHash;

/** Artifacts of pseudo-random bytes in the stores of a trial's banks. */
public final class TrialArtifacts {
  private final TrialNetwork network;

  TrialArtifacts(TrialNetwork network) {
    this.network = network;
  }

  /**
   * Puts an artifact into a bank's store.
   *
   * @param bytes its size
   * @param seed which bytes
   */
  public ArtifactDescription put(Party owner, long bytes, long seed) throws IOException {
    try (InputStream content = new RandomBytes(bytes, seed)) {
      ArtifactDigest digest = store(owner).put(content, bytes);
      return new ArtifactDescription(
          SecureHash.create(digest.hex()),
          bytes,
          TrialDrafts.ANY_DIGEST,
          TrialDrafts.ANY_DIGEST,
          TrialDrafts.ANY_DIGEST,
          TrialDrafts.ANY_DIGEST);
    }
  }

  /** Where a bank's store keeps an artifact. */
  public Path file(Party bank, ArtifactDescription artifact) {
    return network.network().node(bank).artifact(digest(artifact).hex());
  }

  /** How many bytes of an artifact a bank's store holds whole; empty if it does not. */
  public OptionalLong stored(Party bank, ArtifactDescription artifact) throws IOException {
    return store(bank).size(digest(artifact));
  }

  /** How many bytes of an artifact that a bank is fetching have come. */
  public long received(Party bank, ArtifactDescription artifact) throws IOException {
    return store(bank).received(digest(artifact));
  }

  private DirectoryArtifactStore store(Party bank) throws IOException {
    return new DirectoryArtifactStore(network.network().node(bank).artifactStore());
  }

  private static ArtifactDigest digest(ArtifactDescription artifact) {
    return ArtifactDigest.of(artifact.getDigest().toString().toLowerCase(Locale.ROOT));
  }
}
