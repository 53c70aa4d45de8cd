// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import net.concordat.inference.support.InvalidInputException;

/**
 * Encoded rows in a file, which is mapped into memory: the heap holds none of them, so ten million
 * rows take no more of it than ten. The file is only for its owner to read, and is deleted when the
 * rows are closed.
 *
 * <p>All numbers are little endian. The header has {@value #HEADER_BYTES} bytes: the eight
 * characters {@code CCROWS 1}, the width and the number of rows (int32), and the SHA-256 of what is
 * in the file (see {@link #binding}). A row has its inputs and its label (float32), customer and
 * time (int64). Behind the rows are one CRC-32C (int32) for each {@value RowOrder#BLOCK} rows and
 * one for the header.
 */
public final class EncodedRows implements Rows, AutoCloseable {
  static final byte[] MAGIC = "CCROWS 1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  static final int HEADER_BYTES = 48;

  /** Floats of a row beside its inputs: label, customer (two), time (two). */
  static final int EXTRA = 5;

  private static final int DIGEST_BYTES = 32;
  private static final int LARGEST_MAPPING = 1 << 30;

  private final Path file;
  private final byte[] binding;
  private final int width;
  private final int size;
  private final int rowsPerPart;
  private final List<Part> parts = new ArrayList<>();

  /**
   * Opens a file and checks all of it once.
   *
   * @throws InvalidInputException if a byte of it is not as it was written
   */
  static EncodedRows open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new EncodedRows(file, channel);
    }
  }

  private EncodedRows(Path file, FileChannel channel) throws IOException {
    this.file = file;
    ByteBuffer header = read(channel, 0, (int) Math.min(HEADER_BYTES, channel.size()));
    byte[] magic = new byte[MAGIC.length];
    if (header.remaining() < HEADER_BYTES) {
      throw broken("is shorter than its header");
    }
    header.get(magic);
    this.width = header.getInt();
    this.size = header.getInt();
    this.binding = new byte[DIGEST_BYTES];
    header.get(binding);
    long bytes = HEADER_BYTES + size * rowBytes(width) + 4L * (blocks(size) + 1);
    if (!Arrays.equals(magic, MAGIC) || width < 1 || size < 1 || channel.size() != bytes) {
      throw broken("is not the whole file that was written");
    }
    this.rowsPerPart = (int) (LARGEST_MAPPING / rowBytes(width) / RowOrder.BLOCK) * RowOrder.BLOCK;
    map(channel);
    check(channel);
  }

  private void map(FileChannel channel) throws IOException {
    for (int first = 0; first < size; first += rowsPerPart) {
      int rows = Math.min(rowsPerPart, size - first);
      ByteBuffer part =
          channel.map(
              FileChannel.MapMode.READ_ONLY,
              HEADER_BYTES + first * rowBytes(width),
              rows * rowBytes(width));
      part.order(ByteOrder.LITTLE_ENDIAN);
      parts.add(new Part(part, part.asFloatBuffer()));
    }
  }

  private void check(FileChannel channel) throws IOException {
    ByteBuffer sums = read(channel, HEADER_BYTES + size * rowBytes(width), 4 * (blocks(size) + 1));
    for (int block = 0; block <= blocks(size); block++) {
      boolean header = block == blocks(size);
      int first = block * RowOrder.BLOCK;
      int rows = Math.min(RowOrder.BLOCK, size - first);
      long from = header ? 0 : HEADER_BYTES + first * rowBytes(width);
      CRC32C sum = new CRC32C();
      sum.update(read(channel, from, header ? HEADER_BYTES : (int) (rows * rowBytes(width))));
      if ((int) sum.getValue() != sums.getInt()) {
        throw broken("has changed since it was written");
      }
    }
  }

  private static ByteBuffer read(FileChannel channel, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // More may follow.
    }
    return bytes.flip();
  }

  private InvalidInputException broken(String how) {
    return new InvalidInputException(
        "The encoded rows in %s cannot be used: the file %s".formatted(file, how));
  }

  static long rowBytes(int width) {
    return 4L * (width + EXTRA);
  }

  static int blocks(int rows) {
    return (rows + RowOrder.BLOCK - 1) / RowOrder.BLOCK;
  }

  /** SHA-256 over the schema and each row's cells; see {@link EncodedRowsWriter}. */
  byte[] binding() {
    return binding.clone();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int label(int row) {
    return (int) part(row).floats.get(place(row) + width);
  }

  @Override
  public void copy(int row, float[] into, int offset) {
    part(row).floats.get(place(row), into, offset, width);
  }

  @Override
  public long customer(int row) {
    return longAt(row, width + 1);
  }

  @Override
  public long time(int row) {
    return longAt(row, width + 3);
  }

  /** All rows in memory. */
  LabelledRows load() {
    float[][] features = new float[size][width];
    int[] labels = new int[size];
    long[] customers = new long[size];
    long[] times = new long[size];
    for (int row = 0; row < size; row++) {
      copy(row, features[row], 0);
      labels[row] = label(row);
      customers[row] = customer(row);
      times[row] = time(row);
    }
    return new LabelledRows(features, labels, customers, times);
  }

  @Override
  public void close() {
    parts.clear();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Part part(int row) {
    return parts.get(row / rowsPerPart);
  }

  private int place(int row) {
    return row % rowsPerPart * (width + EXTRA);
  }

  private long longAt(int row, int column) {
    return part(row).bytes.getLong(Float.BYTES * (place(row) + column));
  }

  /** A mapping, which has at most 2 GB, as bytes and as floats. */
  private record Part(ByteBuffer bytes, FloatBuffer floats) {}
}
