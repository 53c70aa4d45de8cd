// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;

/**
 * All that training needs of a source, made in one pass over it and in constant memory. Its files
 * are in a folder that only its owner can enter, and are deleted when it is closed.
 */
public final class EncodedData implements AutoCloseable {
  private final Path folder;
  private final EncodedRows rows;
  private final RowDigests digests;
  private final List<String> findings;

  private EncodedData(Path folder, EncodedRows rows, RowDigests digests, List<String> findings) {
    this.folder = folder;
    this.rows = rows;
    this.digests = digests;
    this.findings = findings;
  }

  /**
   * Reads, checks and encodes a source.
   *
   * @param work folder for the files; needs about four bytes for each input of each row
   * @throws InvalidInputException naming source, row, column and reason
   * @throws IOException if the files cannot be written
   */
  public static EncodedData read(RowSource source, FeatureSchema schema, Path work)
      throws IOException {
    Path folder = Files.createTempDirectory(work, "encoded");
    try (RowCursor cursor = source.open();
        EncodedRowsWriter writer = new EncodedRowsWriter(folder, schema.width())) {
      RowDigests digests = new RowDigests(folder, cursor.header());
      try {
        ColumnFindings findings = new ColumnFindings(source.name(), schema, cursor.header());
        pass(
            cursor,
            new BoundEncoder(source.name(), schema, cursor.header()),
            writer,
            digests,
            findings);
        findings.requireContent();
        return new EncodedData(
            folder, writer.finish(digests.bound(schema)), digests, findings.sentences());
      } catch (IOException | RuntimeException e) {
        digests.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      // What the writers began is gone by now.
      Files.delete(folder);
      throw e;
    }
  }

  private static void pass(
      RowCursor cursor,
      BoundEncoder encoder,
      EncodedRowsWriter writer,
      RowDigests digests,
      ColumnFindings findings)
      throws IOException {
    float[] inputs = new float[encoder.width()];
    long row = 0;
    for (List<String> cells = cursor.next(); cells != null; cells = cursor.next()) {
      row++;
      encoder.encode(row, cells, inputs);
      writer.add(
          inputs,
          encoder.label(row, cells),
          encoder.customer(row, cells),
          encoder.time(row, cells));
      digests.add(cells);
      findings.add(cells);
    }
  }

  /** The rows; gone when this is closed. */
  public EncodedRows rows() {
    return rows;
  }

  /** Sentences about the rows for a person to read before training. */
  public List<String> findings() {
    return findings;
  }

  /** The commitment to the source's cells; see {@link CommittedRows}. */
  public DataCommitment commitment(byte[] secret) throws IOException {
    return digests.commitment(secret);
  }

  @Override
  public void close() throws IOException {
    digests.close();
    rows.close();
    Files.delete(folder);
  }
}
