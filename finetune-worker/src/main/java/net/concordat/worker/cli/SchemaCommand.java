// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.SchemaMeasuring;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.data.source.UnlabelledSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "schema",
    description =
        "Completes a schema with what is measured on rows, coarsely; the export manifest of each"
            + " model of the schema names it.")
final class SchemaCommand implements Callable<Integer> {
  @Option(names = "--schema", required = true, description = "the schema so far, a JSON file")
  private Path schema;

  @Option(
      names = "--measure",
      required = true,
      split = ",",
      description = "numbers whose scaling, and categories whose values, are measured")
  private List<String> names = List.of();

  @Mixin private DataOption data;
  @Mixin private MappingOptions mapping;

  @Option(names = "--out", required = true, description = "schema to write, a JSON file")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    FeatureSchema declared = Json.read(schema, FeatureSchema.class);
    RowSource rows = new UnlabelledSource(data.source(), declared.label());
    FeatureSchema measured =
        new SchemaMeasuring(declared, names).measure(mapping.meet(declared, rows, data.mapping()));
    Json.write(out, measured);
    spec.commandLine().getOut().println(Json.line(measured));
    return 0;
  }
}
