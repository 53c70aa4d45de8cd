// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.data.mapping.FeatureMapping;
import net.concordat.worker.data.mapping.MappingReport;
import net.concordat.worker.data.mapping.SchemaMeeting;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the bank's columns become the model's. */
public final class MappingOptions {
  @Option(
      names = "--mapping",
      description = "how the bank's columns become those of the model's schema, a JSON file")
  private @Nullable Path file;

  @Option(names = "--mapping-report", description = "also write what the mapping does, a JSON file")
  private @Nullable Path report;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * The rows under the schema's names; says first what that changes.
   *
   * @param named the mapping that the request names; {@code --mapping} counts before it
   */
  public RowSource meet(FeatureSchema schema, RowSource source, @Nullable Path named) {
    return told(new SchemaMeeting(schema, source, mapping(named)), named);
  }

  /** The same where nobody looks at label, customer and time. */
  RowSource meetFeatures(FeatureSchema schema, RowSource source, @Nullable Path named) {
    return told(SchemaMeeting.ofFeatures(schema, source, mapping(named)), named);
  }

  /** The mapping that counts; null without one. */
  public @Nullable FeatureMapping mapping(@Nullable Path named) {
    Path mapping = file == null ? named : file;
    return mapping == null ? null : Json.read(mapping, FeatureMapping.class);
  }

  private RowSource told(SchemaMeeting meeting, @Nullable Path named) {
    if (file != null || named != null) {
      meeting.report().sentences().forEach(spec.commandLine().getErr()::println);
    }
    if (report != null) {
      write(report, meeting.report());
    }
    return meeting.rows();
  }

  /** SHA-256 of the mapping that counts; null without one. */
  public @Nullable ArtifactDigest digest(@Nullable Path named) {
    Path mapping = file == null ? named : file;
    return mapping == null ? null : Sha256.of(InputFiles.bytes(mapping));
  }

  private static void write(Path report, MappingReport content) {
    try {
      Json.write(report, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
