// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact.internal;

import java.io.InputStream;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.common.ArtifactDigest;
import org.springframework.core.io.AbstractResource;

/** An artifact of the store, of which a web server can send any part. */
public final class ArtifactResource extends AbstractResource {
  private final ArtifactStore store;
  private final ArtifactDigest digest;
  private final long size;

  /**
   * @param digest which artifact
   * @param size how many bytes it has
   */
  public ArtifactResource(ArtifactStore store, ArtifactDigest digest, long size) {
    this.store = store;
    this.digest = digest;
    this.size = size;
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public InputStream getInputStream() {
    return new ArtifactStream(store, digest, size);
  }

  @Override
  public String getDescription() {
    return "artifact " + digest;
  }
}
