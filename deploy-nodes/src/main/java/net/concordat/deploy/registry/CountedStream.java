// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Says how many bytes were read. */
final class CountedStream extends FilterInputStream {
  private final LongConsumer read;
  private long count;

  /**
   * @param read told of all bytes so far, after each piece
   */
  CountedStream(InputStream bytes, LongConsumer read) {
    super(bytes);
    this.read = read;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    tell(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = super.read(buffer, offset, length);
    tell(Math.max(got, 0));
    return got;
  }

  private void tell(int more) {
    count += more;
    read.accept(count);
  }
}
