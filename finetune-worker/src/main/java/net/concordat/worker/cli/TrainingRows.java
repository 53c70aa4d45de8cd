// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import net.concordat.worker.data.EncodedData;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the rows that a model is trained on are kept while it is. */
final class TrainingRows {
  @Option(
      names = "--work",
      description =
          "folder for the encoded rows, which are deleted at the end; without it, the system's for"
              + " temporary files")
  private @Nullable Path work;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Reads and encodes; says first what is odd about the rows. */
  EncodedData read(RowSource source, UnaryOperator<RowSource> mapping, FeatureSchema schema)
      throws IOException {
    Path folder = work == null ? Path.of(System.getProperty("java.io.tmpdir")) : work;
    Files.createDirectories(folder);
    EncodedData data = EncodedData.read(source, mapping, schema, folder);
    data.findings().forEach(spec.commandLine().getErr()::println);
    return data;
  }
}
