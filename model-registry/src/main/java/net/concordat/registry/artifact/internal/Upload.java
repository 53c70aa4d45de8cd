// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact.internal;

import java.io.IOException;
import java.io.InputStream;
import net.concordat.registry.web.BadRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as they come from whoever uploads. It ends well only if all came that were announced:
 * otherwise it fails instead of ending, so that nothing is kept.
 */
public final class Upload extends InputStream {
  private final InputStream bytes;
  private final long length;
  private long taken;

  /**
   * @param bytes as they come
   * @param length how many were announced; -1 if that was not said
   */
  public Upload(InputStream bytes, long length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** How many have come. */
  public long taken() {
    return taken;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws BadRequestException if the sender breaks off, or sends nothing
   */
  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    int read;
    try {
      read = bytes.read(into, offset, most);
    } catch (IOException e) {
      throw brokenOff(e);
    }
    if (read < 0) {
      checkEnd();
    } else {
      taken += read;
    }
    return read;
  }

  private void checkEnd() {
    if (length >= 0 && taken != length) {
      throw brokenOff(null);
    }
    if (taken == 0) {
      throw new BadRequestException("An artifact has a byte or more; given none.", null);
    }
  }

  private BadRequestException brokenOff(@Nullable IOException cause) {
    return new BadRequestException(
        "The upload broke off after %d bytes%s. Nothing was kept."
            .formatted(taken, length < 0 ? "" : " of " + length),
        cause);
  }
}
