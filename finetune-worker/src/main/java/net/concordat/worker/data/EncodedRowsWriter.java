// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import net.concordat.inference.support.InvalidInputException;

/** Writes the file of {@link EncodedRows}, a block at a time. */
final class EncodedRowsWriter implements AutoCloseable {
  private static final int LARGEST_BUFFER = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final int width;
  private final ByteBuffer block;
  private final List<Integer> sums = new ArrayList<>();
  private CRC32C sum = new CRC32C();
  private int rows;
  private boolean finished;

  EncodedRowsWriter(Path folder, int width) throws IOException {
    this.file =
        Files.createTempFile(
            folder,
            "rows",
            ".encoded",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    this.channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.READ);
    this.width = width;
    int rowBytes = (int) EncodedRows.rowBytes(width);
    this.block =
        ByteBuffer.allocate(Math.max(rowBytes, LARGEST_BUFFER / rowBytes * rowBytes))
            .order(ByteOrder.LITTLE_ENDIAN);
    channel.position(EncodedRows.HEADER_BYTES);
  }

  void add(float[] inputs, int label, long customer, long time) throws IOException {
    if (rows == Integer.MAX_VALUE) {
      throw new InvalidInputException(
          "A source may have at most %d rows, but has more".formatted(Integer.MAX_VALUE));
    }
    if (block.remaining() < EncodedRows.rowBytes(width)) {
      flush();
    }
    int begin = block.position();
    for (float input : inputs) {
      block.putFloat(input);
    }
    block.putFloat(label).putLong(customer).putLong(time);
    sum.update(block.array(), begin, block.position() - begin);
    rows++;
    if (rows % RowOrder.BLOCK == 0) {
      endBlock();
    }
  }

  /** Ends the file and opens it. */
  EncodedRows finish(byte[] binding) throws IOException {
    if (rows % RowOrder.BLOCK != 0) {
      endBlock();
    }
    flush();
    ByteBuffer header =
        ByteBuffer.allocate(EncodedRows.HEADER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(EncodedRows.MAGIC)
            .putInt(width)
            .putInt(rows)
            .put(binding)
            .flip();
    sum.update(header.duplicate());
    endBlock();
    ByteBuffer tail = ByteBuffer.allocate(4 * sums.size()).order(ByteOrder.LITTLE_ENDIAN);
    sums.forEach(tail::putInt);
    write(tail.flip());
    channel.position(0);
    write(header);
    channel.close();
    EncodedRows written = EncodedRows.open(file);
    finished = true;
    return written;
  }

  private void endBlock() {
    sums.add((int) sum.getValue());
    sum = new CRC32C();
  }

  private void flush() throws IOException {
    write(block.flip());
    block.clear();
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Leaves no file behind that was not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!finished) {
      Files.deleteIfExists(file);
    }
  }
}
