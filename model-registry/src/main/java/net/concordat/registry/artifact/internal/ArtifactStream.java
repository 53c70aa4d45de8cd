// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact.internal;

import java.io.IOException;
import java.io.InputStream;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.common.ArtifactDigest;

/** An artifact's bytes from the store, of which one piece is in memory at a time. */
final class ArtifactStream extends InputStream {
  private static final int PIECE = 1 << 18;

  private final ArtifactStore store;
  private final ArtifactDigest digest;
  private final long size;
  private byte[] piece = {};
  private int used;
  private long next;

  ArtifactStream(ArtifactStore store, ArtifactDigest digest, long size) {
    this.store = store;
    this.digest = digest;
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (used == piece.length) {
      if (next == size) {
        return -1;
      }
      piece = store.read(digest, next, PIECE);
      used = 0;
      next += piece.length;
    }
    int read = Math.min(most, piece.length - used);
    System.arraycopy(piece, used, into, offset, read);
    used += read;
    return read;
  }

  @Override
  public long skip(long count) {
    long inPiece = Math.min(Math.max(0, count), piece.length - used);
    used += (int) inPiece;
    long beyond = Math.min(Math.max(0, count - inPiece), size - next);
    next += beyond;
    return inPiece + beyond;
  }
}
