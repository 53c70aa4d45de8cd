// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import net.concordat.common.ArtifactDigest;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.EncodedData;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.data.source.UnlabelledSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The rows that a model is trained on: how they are read, and where they are kept meanwhile. */
final class TrainingRows {
  @Option(
      names = "--work",
      description =
          "folder for the encoded rows, which are deleted at the end; without it, the system's for"
              + " temporary files")
  private @Nullable Path work;

  @Mixin private MappingOptions mapping;
  @Mixin private CommitmentOptions commitment;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Rows that were read.
   *
   * @param commitment to the cells as the bank has them
   * @param mapping SHA-256 of the one that was used, if any
   */
  record Opened(EncodedData data, DataCommitment commitment, @Nullable ArtifactDigest mapping)
      implements AutoCloseable {
    /** The rows; gone when this is closed. */
    Rows rows() {
      return data.rows();
    }

    @Override
    public void close() throws IOException {
      data.close();
    }
  }

  /**
   * Reads, encodes and commits to rows; says first what is odd about them.
   *
   * @param folder that names of files in the request are relative to
   */
  Opened open(DataSpec request, Path folder, FeatureSchema schema) throws IOException {
    return open(request, folder, schema, UnaryOperator.identity());
  }

  /** The same, whatever the label's column says, and whether or not it is there. */
  Opened openUnlabelled(DataSpec request, Path folder, FeatureSchema schema) throws IOException {
    return open(request, folder, schema, s -> new UnlabelledSource(s, schema.label()));
  }

  /**
   * Reads, encodes and commits.
   *
   * @param seen what becomes of the rows before and after the mapping
   */
  private Opened open(
      DataSpec request, Path folder, FeatureSchema schema, UnaryOperator<RowSource> seen)
      throws IOException {
    RowSource source = request.source(folder);
    Path named = request.mapping(folder);
    EncodedData data =
        EncodedData.read(
            source, s -> seen.apply(mapping.meet(schema, seen.apply(s), named)), schema, work());
    try {
      data.findings().forEach(spec.commandLine().getErr()::println);
      return new Opened(
          data, data.commitment(commitment.secret(request.place(folder))), mapping.digest(named));
    } catch (IOException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private Path work() throws IOException {
    Path folder = work == null ? Path.of(System.getProperty("java.io.tmpdir")) : work;
    return Files.createDirectories(folder);
  }
}
