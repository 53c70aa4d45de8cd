// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.ErrorScale;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.artifact.PartDigests;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "inspect",
    description = "Checks an artifact and shows its layers, schema, card and digests.")
final class InspectCommand implements Callable<Integer> {
  @Mixin private ArtifactOption artifact;

  @Option(names = "--json", description = "print JSON instead of text")
  private boolean json;

  @Spec private CommandSpec spec;

  /** What {@code --json} prints. */
  record Inspection(
      String artifactDigest,
      long bytes,
      PartDigests digests,
      Architecture architecture,
      long parameters,
      FeatureSchema schema,
      ModelCard card,
      ExportManifest exportManifest) {}

  @Override
  public Integer call() {
    LoadedArtifact loaded = artifact.read();
    Inspection inspection =
        new Inspection(
            loaded.digest().hex(),
            loaded.bytes(),
            loaded.parts(),
            loaded.artifact().architecture(),
            loaded.artifact().architecture().parameters(),
            loaded.artifact().schema(),
            loaded.artifact().card(),
            loaded.artifact().manifest());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(new String(Json.bytes(inspection), StandardCharsets.UTF_8));
      out.flush();
    } else {
      print(out, inspection);
    }
    return 0;
  }

  private static void print(PrintWriter out, Inspection shown) {
    ModelCard card = shown.card();
    String parent = card.training().parent();
    out.printf("%s%n", Printable.text(card.details().name()));
    out.printf("  artifact         %s (%,d bytes)%n", shown.artifactDigest(), shown.bytes());
    out.printf("  parent           %s%n", parent == null ? "none: pretrained" : parent);
    ParentCheck check = card.training().parentCheck();
    if (check != null) {
      out.printf("  parent's check   %s%n", Printable.text(check.residualRisk()));
    }
    out.printf(
        "  network          %s (%,d parameters)%n",
        Printable.text(card.details().network()), shown.parameters());
    Layer.Reconstruction reconstruction = shown.architecture().reconstruction();
    if (reconstruction != null) {
      out.printf("  score            %s%n", score(reconstruction));
    }
    out.printf(
        "  training         %s; weights of pass %d%n",
        Printable.text(card.training().recipe()), card.training().epochsKept());
    out.printf("  intended use     %s%n", Printable.text(card.usage().intendedUse()));
    out.printf("  out of scope     %s%n", Printable.text(card.usage().outOfScope()));
    out.printf("  data terms       %s%n", Printable.text(card.usage().dataTerms()));
    out.printf(
        "  schema           %s: %d columns, %d inputs, label %s%n",
        Printable.text(shown.schema().name()),
        shown.schema().features().size(),
        shown.schema().width(),
        Printable.text(shown.schema().label()));
    printDerived(out, shown.exportManifest());
    printDigests(out, shown.digests());
  }

  private static void printDerived(PrintWriter out, ExportManifest manifest) {
    out.printf("Derived from rows of the bank that made it:%n");
    for (ExportManifest.Field field : manifest.fields()) {
      out.printf(
          "  %s: %s; protection %s%n",
          Printable.text(field.field()),
          Printable.text(field.derivedFrom()),
          Printable.text(field.protection()));
    }
  }

  private static void printDigests(PrintWriter out, PartDigests digests) {
    out.printf("SHA-256 of the parts:%n");
    out.printf("  architecture     %s%n", digests.architectureDigest());
    out.printf("  weights          %s%n", digests.weightsDigest());
    out.printf("  schema           %s%n", digests.schemaDigest());
    out.printf("  card             %s%n", digests.cardDigest());
    out.printf("  export manifest  %s%n", digests.exportManifestDigest());
  }

  private static String score(Layer.Reconstruction last) {
    ErrorScale errors = last.errors();
    return "how unusual a row is, learned without labels; no probability. From its squared error e over %d inputs: %s"
        .formatted(
            last.units(),
            errors == null
                ? "e / (e + %d)".formatted(last.units())
                : "0.01 at %s, 0.99 at %s".formatted(errors.low(), errors.high()));
  }
}
