// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.DataOpening;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description = "Checks that rows somebody shows are those of a commitment, and says which.")
final class HoldoutVerifyCommand implements Callable<Integer> {
  @Option(
      names = "--root",
      required = true,
      description = "what was committed to, as the ledger has it; 64 hexadecimal characters")
  private String root;

  @Option(names = "--opening", required = true, description = "as `holdout open` wrote it")
  private Path opening;

  @Option(names = "--out", description = "CSV file to write the proven rows to")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String lowerRoot = Checks.hex32("--root", root.toLowerCase(Locale.ROOT));
    DataOpening shown = Json.read(opening, DataOpening.class);
    shown.requireUnder(lowerRoot);
    List<DataOpening.OpenedRow> proven = shown.opened();
    if (out != null) {
      new CsvTable(
              opening.toString(),
              shown.columns(),
              proven.stream().map(DataOpening.OpenedRow::cells).toList())
          .write(out);
    }
    List<Integer> numbers = proven.stream().map(DataOpening.OpenedRow::row).toList();
    spec.commandLine().getOut().println(Json.line(new Proven(lowerRoot, shown.rows(), numbers)));
    return 0;
  }

  /**
   * What was proved.
   *
   * @param root under which
   * @param rows how many rows the commitment has
   * @param proven the numbers of those that were shown and are proved
   */
  record Proven(String root, int rows, List<Integer> proven) {}
}
