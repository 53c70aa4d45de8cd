// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.concordat.common.ArtifactDigest;

/**
 * The whole artifact that a {@link Difference} from somebody else stands for, rebuilt as it is
 * read, in little memory. What the difference says is believed only as far as it is checked: it
 * never gives more bytes than the parent and itself have together, and whoever reads compares the
 * digest of all bytes with the one that is {@link #whole() claimed}.
 */
public final class RebuiltArtifact extends InputStream {
  private static final int PIECE = 1 << 16;

  private final DataInputStream difference;
  private final ArtifactBytes artifacts;
  private final ArtifactDigest parent;
  private final ArtifactDigest whole;
  private final long size;
  private final long parentSize;
  private long produced;
  private long copied;
  private int steps;
  private long left;
  private boolean copies;
  private long offset;

  /**
   * Reads the first bytes of a difference.
   *
   * @param difference from whoever sends it; not closed
   * @param artifacts where the parent should be
   * @throws DifferenceException if it is none, or its parent is not there
   */
  public RebuiltArtifact(InputStream difference, ArtifactBytes artifacts) throws IOException {
    this.difference = new DataInputStream(difference);
    this.artifacts = artifacts;
    try {
      byte[] magic = new byte[Difference.MAGIC.length];
      this.difference.readFully(magic);
      if (!Arrays.equals(magic, Difference.MAGIC)
          || this.difference.readInt() != Difference.VERSION) {
        throw new DifferenceException(
            "A difference begins with CCDIFFER and version " + Difference.VERSION + "; given else");
      }
      this.parent = digest();
      this.whole = digest();
      this.size = this.difference.readLong();
    } catch (EOFException e) {
      throw truncated();
    }
    this.parentSize =
        artifacts
            .size(parent)
            .orElseThrow(
                () ->
                    new DifferenceException(
                        "The parent of a difference must be here, but there is no artifact "
                            + parent));
  }

  private ArtifactDigest digest() throws IOException {
    byte[] hex = new byte[Difference.HEX];
    difference.readFully(hex);
    try {
      return ArtifactDigest.of(new String(hex, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new DifferenceException("A difference names parent and whole by their SHA-256");
    }
  }

  /** What it is rebuilt from, by the difference. */
  public ArtifactDigest parent() {
    return parent;
  }

  /** The digest that all bytes should have, by the difference. */
  public ArtifactDigest whole() {
    return whole;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws DifferenceException if the difference is truncated or not in its form
   */
  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    try {
      if (produced == size) {
        requireEnd();
        return -1;
      }
      if (left == 0) {
        nextStep();
      }
      int length = (int) Math.min(Math.min(left, most), PIECE);
      if (copies) {
        copy(into, at, length);
      } else {
        difference.readFully(into, at, length);
      }
      left -= length;
      produced += length;
      return length;
    } catch (EOFException e) {
      throw truncated();
    }
  }

  private void copy(byte[] into, int at, int length) throws IOException {
    byte[] piece = artifacts.read(parent, offset, length);
    if (piece.length != length) {
      throw new EOFException();
    }
    System.arraycopy(piece, 0, into, at, length);
    offset += length;
  }

  private void nextStep() throws IOException {
    steps++;
    if (steps > Difference.MOST_STEPS) {
      throw new DifferenceException(
          "A difference has at most " + Difference.MOST_STEPS + " steps; given more");
    }
    int kind = difference.readUnsignedByte();
    left = difference.readLong();
    if (kind > Difference.BYTES || left < 1 || left > size - produced) {
      throw new DifferenceException(
          "A step of a difference is 0 or 1 and at most as long as what is missing, "
              + (size - produced)
              + " bytes; given step "
              + kind
              + " of "
              + left);
    }
    copies = kind == Difference.COPY;
    if (copies) {
      requireWithinParent();
    }
  }

  private void requireWithinParent() throws IOException {
    offset = difference.readLong();
    if (offset < 0 || offset > parentSize || left > parentSize - offset) {
      throw new DifferenceException(
          "A copy lies within the parent of "
              + parentSize
              + " bytes; given "
              + left
              + " from "
              + offset);
    }
    copied += left;
    if (copied > parentSize) {
      throw new DifferenceException(
          "All copies together are at most as long as the parent, "
              + parentSize
              + " bytes; given more");
    }
  }

  private void requireEnd() throws IOException {
    if (difference.read() >= 0) {
      throw new DifferenceException("Nothing follows the last step of a difference; given more");
    }
  }

  private static DifferenceException truncated() {
    return new DifferenceException("A difference must be whole; given one that breaks off");
  }
}
