// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
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
   * @param mapping brings the source under the schema's names; what is committed to is the source
   *     as the bank has it
   * @param work folder for the files; needs about four bytes for each input of each row
   * @throws InvalidInputException naming source, row, column and reason
   * @throws IOException if the files cannot be written
   */
  public static EncodedData read(
      RowSource source, UnaryOperator<RowSource> mapping, FeatureSchema schema, Path work)
      throws IOException {
    Path folder = Files.createTempDirectory(work, "encoded");
    RowDigests digests = new RowDigests(folder);
    try {
      return encode(mapping.apply(digests.of(source)), schema, folder, digests);
    } catch (IOException | RuntimeException e) {
      digests.close();
      Files.delete(folder);
      throw e;
    }
  }

  private static EncodedData encode(
      RowSource source, FeatureSchema schema, Path folder, RowDigests digests) throws IOException {
    try (RowCursor cursor = source.open();
        EncodedRowsWriter writer = new EncodedRowsWriter(folder, schema.width())) {
      BoundEncoder encoder = new BoundEncoder(source.name(), schema, cursor.header());
      ColumnFindings findings = new ColumnFindings(source, schema, cursor.header());
      float[] inputs = new float[schema.width()];
      long row = 0;
      for (List<String> cells = cursor.next(); cells != null; cells = cursor.next()) {
        row++;
        encoder.encode(row, cells, inputs);
        writer.add(
            inputs,
            encoder.label(row, cells),
            encoder.customer(row, cells),
            encoder.time(row, cells));
        findings.add(cells);
      }
      findings.requireContent();
      return new EncodedData(
          folder, writer.finish(digests.bound(schema)), digests, findings.sentences());
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
