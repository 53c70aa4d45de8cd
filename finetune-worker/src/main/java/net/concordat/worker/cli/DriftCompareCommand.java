// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.Json;
import net.concordat.worker.DurableFile;
import net.concordat.worker.adoption.Drift;
import net.concordat.worker.adoption.DriftProfile;
import net.concordat.worker.adoption.DriftReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    description = "Says how far new rows are from a profile; exits with 3 above --fail-above.")
final class DriftCompareCommand implements Callable<Integer> {
  static final int ABOVE = 3;

  @Mixin private ArtifactOption artifact;
  @Mixin private DataOption data;
  @Mixin private MappingOptions mapping;

  @Option(
      names = "--profile",
      required = true,
      description = "what the rows were like, as `drift profile` wrote it")
  private Path profile;

  @Option(names = "--out", description = "report to write, a JSON file")
  private @Nullable Path out;

  @Option(
      names = "--fail-above",
      paramLabel = "PSI",
      description = "exit with 3 where the index of a feature or of the score is above this")
  private @Nullable Double bound;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (bound != null) {
      Checks.range("--fail-above", bound, 0, 100);
    }
    LoadedArtifact version = artifact.read();
    DriftReport report =
        DriftReport.of(
            version,
            Json.read(profile, DriftProfile.class),
            mapping.meetFeatures(version.artifact().schema(), data.source(), data.mapping()));
    if (out != null) {
      DurableFile.replace(out, Json.bytes(report));
    }
    print(report, spec.commandLine().getOut());
    return bound != null && report.greatestPsi() > bound ? ABOVE : 0;
  }

  private static void print(DriftReport report, PrintWriter to) {
    to.printf("%d rows against %d of the profile%n", report.rows(), report.profileRows());
    to.printf("%-8s %8s %8s %8s %9s  %s%n", "change", "PSI", "chance", "KS", "missing", "column");
    Comparator<Drift> greatestFirst = Comparator.comparingDouble(Drift::psi).reversed();
    Stream.concat(Stream.of(report.score()), report.features().stream().sorted(greatestFirst))
        .map(DriftCompareCommand::line)
        .forEach(to::println);
    to.println(report.rule());
  }

  private static String line(Drift drift) {
    return String.format(
        Locale.ROOT,
        "%-8s %8.4f %8.4f %8s %8.2f%%  %s",
        drift.change(),
        drift.psi(),
        drift.psiByChance(),
        drift.ks() == null ? "-" : String.format(Locale.ROOT, "%.4f", drift.ks()),
        100 * drift.missingNow(),
        drift.name());
  }
}
