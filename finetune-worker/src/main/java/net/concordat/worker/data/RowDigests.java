// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import net.concordat.common.CanonicalHash;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;

/**
 * Commits to rows of which only a digest each is kept, in a file: the same root as {@link
 * CommittedRows} gives, in constant memory.
 */
final class RowDigests implements AutoCloseable {
  private static final int BYTES = 32;

  private final Path file;
  private final OutputStream out;
  private final MessageDigest all = StreamedRoot.sha256();
  private List<String> columns = List.of();
  private int rows;

  RowDigests(Path folder) throws IOException {
    this.file = Files.createTempFile(folder, "rows", ".digests");
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  /** The same source, whose rows are taken in here as they are read. */
  RowSource of(RowSource source) {
    return RowSource.of(
        source.name(),
        () -> {
          RowCursor cursor = source.open();
          columns = cursor.header();
          return new DigestingCursor(source.name(), cursor, this::add);
        });
  }

  private void add(byte[] digest) {
    try {
      out.write(digest);
      all.update(digest);
      rows++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 over these rows and what they are encoded by. */
  byte[] bound(FeatureSchema schema) {
    byte[] digests = all.digest();
    return CanonicalHash.of("concordat/encoded-rows")
        .text(schema.digest().hex())
        .bytes(digests)
        .digest();
  }

  /** How many rows were taken in. */
  int size() {
    return rows;
  }

  /** Their columns. */
  List<String> columns() {
    return columns;
  }

  /** What is known of one row, counted from 1. */
  byte[] digest(int row) throws IOException {
    out.flush();
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes((row - 1L) * BYTES);
      return in.readNBytes(BYTES);
    }
  }

  /** The commitment, with the bank's secret. */
  DataCommitment commitment(byte[] secret) throws IOException {
    StreamedRoot tree = new StreamedRoot();
    addLeaves(treeKey(secret), tree);
    return new DataCommitment(CommittedRows.ALGORITHM, HexFormat.of().formatHex(tree.root()));
  }

  /** The key of the tree over these rows. */
  byte[] treeKey(byte[] secret) throws IOException {
    out.flush();
    CanonicalHash content = CanonicalHash.of("concordat/data").bytes(shape());
    try (InputStream in = open()) {
      for (int row = 0; row < rows; row++) {
        content.bytes(in.readNBytes(BYTES));
      }
    }
    return KeyedLeaf.hmac(secret, content.digest());
  }

  /** Gives a tree all its leaves. */
  void addLeaves(byte[] treeKey, StreamedRoot tree) throws IOException {
    out.flush();
    tree.add(KeyedLeaf.hmac(KeyedLeaf.key(treeKey, 0), shape()));
    try (InputStream in = open()) {
      for (int row = 1; row <= rows; row++) {
        tree.add(KeyedLeaf.hmac(KeyedLeaf.key(treeKey, row), in.readNBytes(BYTES)));
      }
    }
  }

  private byte[] shape() {
    return KeyedLeaf.ofShape(rows, columns);
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }
}
