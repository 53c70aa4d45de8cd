// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.concordat.common.ArtifactDigest;

/**
 * An artifact as what differs from another one, its parent: small where most of it is the parent's,
 * as with frozen layers and adapters. {@link RebuiltArtifact} gives the whole again, byte for byte.
 *
 * <p>Its form, numbers big endian: {@code CCDIFFER}, the version (int32, 1), the SHA-256 of the
 * parent and of the whole (64 characters each), the size of the whole (int64); then steps that give
 * the whole from its begin to its end, either 0, length and offset (int64 each), to copy from the
 * parent, or 1, length (int64) and so many bytes. At most {@value #MOST_STEPS} steps; all copies
 * together are at most as long as the parent. Nothing follows. The same two artifacts always give
 * the same bytes.
 */
public final class Difference {
  /** The type under which one is sent. */
  public static final String MEDIA_TYPE = "application/vnd.concordat.difference";

  static final byte[] MAGIC = "CCDIFFER".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;
  static final int HEX = 64;
  static final int COPY = 0;
  static final int BYTES = 1;
  static final int MOST_STEPS = 10_000;
  private static final int HEADER = MAGIC.length + 4 + 2 * HEX + 8;
  private static final int BUFFER = 1 << 16;

  private final ArtifactDigest parent;
  private final ArtifactDigest whole;
  private final ByteBuffer bytes;
  private final List<Step> steps;

  private Difference(
      ArtifactDigest parent, ArtifactDigest whole, ByteBuffer bytes, List<Step> steps) {
    this.parent = parent;
    this.whole = whole;
    this.bytes = bytes;
    this.steps = steps;
  }

  /** Bytes of the parent, or where {@code offset} is negative those of the whole. */
  private static final class Step {
    final int from;
    final int length;
    final int offset;

    Step(int from, int length, int offset) {
      this.from = from;
      this.length = length;
      this.offset = offset;
    }
  }

  /**
   * Compares two artifacts.
   *
   * @param parent digest of the one that whoever rebuilds has
   * @param parentBytes all its bytes, from 0
   * @param whole digest of the other
   * @param wholeBytes all its bytes, from 0, which are not to change
   * @return empty if it would not be smaller than half the whole
   */
  public static Optional<Difference> between(
      ArtifactDigest parent, ByteBuffer parentBytes, ArtifactDigest whole, ByteBuffer wholeBytes) {
    List<Step> steps = new Comparison(parentBytes, wholeBytes).steps();
    Difference difference = new Difference(parent, whole, wholeBytes, steps);
    return steps.size() <= MOST_STEPS && difference.size() < wholeBytes.limit() / 2
        ? Optional.of(difference)
        : Optional.empty();
  }

  /** How many bytes {@link #writeTo} writes. */
  public long size() {
    long size = HEADER;
    for (Step step : steps) {
      size += step.offset < 0 ? 9L + step.length : 17;
    }
    return size;
  }

  /** Writes all of it. */
  public void writeTo(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.write(MAGIC);
    out.writeInt(VERSION);
    out.writeBytes(parent.hex());
    out.writeBytes(whole.hex());
    out.writeLong(bytes.limit());
    for (Step step : steps) {
      out.writeByte(step.offset < 0 ? BYTES : COPY);
      out.writeLong(step.length);
      if (step.offset < 0) {
        write(out, step);
      } else {
        out.writeLong(step.offset);
      }
    }
    out.flush();
  }

  private void write(OutputStream out, Step step) throws IOException {
    ByteBuffer from = bytes.duplicate();
    from.position(step.from);
    byte[] piece = new byte[Math.min(step.length, BUFFER)];
    for (int left = step.length; left > 0; left -= piece.length) {
      int length = Math.min(left, piece.length);
      from.get(piece, 0, length);
      out.write(piece, 0, length);
    }
  }

  /** Goes through the whole once, and takes from the parent what it finds there. */
  private static final class Comparison {
    private final ByteBuffer parent;
    private final ByteBuffer whole;
    private final BlockIndex index;
    private final List<Step> steps = new ArrayList<>();
    private int done;
    private int toCopy;

    Comparison(ByteBuffer parent, ByteBuffer whole) {
      this.parent = parent;
      this.whole = whole;
      this.index = new BlockIndex(parent);
      this.toCopy = parent.limit();
    }

    List<Step> steps() {
      int last = whole.limit() - index.block();
      int at = 0;
      while (at <= last) {
        at = pass(at, last);
      }
      addBytes(whole.limit());
      return steps;
    }

    /** Looks on from a place up to the next copy, and gives where that ends. */
    private int pass(int from, int last) {
      int hash = index.hash(whole, from);
      for (int at = from; ; at++) {
        int place = index.find(hash, whole, at);
        if (place >= 0 && copies(place, at)) {
          return done;
        }
        if (at == last) {
          return last + 1;
        }
        hash = index.moved(hash, whole.get(at), whole.get(at + index.block()));
      }
    }

    private boolean copies(int place, int at) {
      int before = 0;
      while (before < Math.min(place, at - done)
          && parent.get(place - before - 1) == whole.get(at - before - 1)) {
        before++;
      }
      int length = before + index.block();
      int most = Math.min(parent.limit() - place, whole.limit() - at) + before;
      while (length < most
          && parent.get(place - before + length) == whole.get(at - before + length)) {
        length++;
      }
      if (length > toCopy) {
        return false;
      }
      addBytes(at - before);
      steps.add(new Step(done, length, place - before));
      toCopy -= length;
      done += length;
      return true;
    }

    private void addBytes(int end) {
      if (end > done) {
        steps.add(new Step(done, end - done, -1));
        done = end;
      }
    }
  }
}
