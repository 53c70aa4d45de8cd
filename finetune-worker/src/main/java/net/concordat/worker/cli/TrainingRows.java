// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.EncodedData;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.data.source.UnlabelledSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The rows that a model is trained on: how they are read, and where they are kept meanwhile. */
final class TrainingRows {
  @Mixin private WorkOption work;
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

  /**
   * The same where somebody else sees the rows, too.
   *
   * @param watch of the rows under the schema's names
   */
  Opened open(DataSpec request, Path folder, FeatureSchema schema, UnaryOperator<RowSource> watch)
      throws IOException {
    return open(request, folder, schema, UnaryOperator.identity(), watch);
  }

  /** The same, whatever the label's column says, and whether or not it is there. */
  Opened openUnlabelled(DataSpec request, Path folder, FeatureSchema schema) throws IOException {
    UnaryOperator<RowSource> unlabelled = s -> new UnlabelledSource(s, schema.label());
    return open(request, folder, schema, unlabelled, unlabelled);
  }

  private Opened open(
      DataSpec request,
      Path folder,
      FeatureSchema schema,
      UnaryOperator<RowSource> before,
      UnaryOperator<RowSource> behind)
      throws IOException {
    Path named = request.mapping(folder);
    EncodedData data;
    try (RowsBar bar = new RowsBar(spec)) {
      data =
          EncodedData.read(
              bar.counted(request.source(folder)),
              s -> behind.apply(mapping.meet(schema, before.apply(s), named)),
              schema,
              work.folder());
    }
    try {
      data.findings().forEach(spec.commandLine().getErr()::println);
      return new Opened(
          data, data.commitment(commitment.secret(request.place(folder))), mapping.digest(named));
    } catch (IOException | RuntimeException e) {
      data.close();
      throw e;
    }
  }
}
