// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a file's rows decided: by the worker's program, which reads such files. */
@Command(
    name = "score",
    header = "Have every row of a CSV or Parquet file decided.",
    description =
        "Writes a CSV file with a row for each: its decision with the receipt, or what is wrong with it. Run again after it was stopped, it goes on; nothing is decided twice. Exits with 2 if a row cannot be decided.",
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  @Mixin private NetworkOptions options;

  @Parameters(
      paramLabel = "FILE",
      description =
          "CSV, plain or gzip, or Parquet; its columns are found by the fields' names, others are left out.")
  private Path file;

  @Option(
      names = "--bank",
      required = true,
      paramLabel = "BANK",
      description = "Whose scoring service: BankA, BankB or BankC.")
  private Party bank;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "PURPOSE",
      description = "What for, for example fraud.")
  private String purpose;

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      description =
          "The column that names each case: the same name is the same decision for good. Without it, that is the file's digest with the row's number.")
  private Optional<String> idColumn;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the decisions are to be (default: FILE.decisions.csv).")
  private Optional<Path> out;

  @Override
  public Integer call() throws Exception {
    if (bank.role() != Role.BANK) {
      throw new DeployException(bank + " has no scoring service: name a bank.");
    }
    Network network = options.network();
    List<String> command = new ArrayList<>(Distribution.current().worker());
    command.addAll(
        List.of(
            "score",
            file.toString(),
            "--service=" + network.scoring(bank).address(),
            "--issuer=" + network.identity().issuer(bank),
            "--secret-file=" + network.identity().gatewaySecret(bank),
            "--purpose=" + purpose));
    idColumn.ifPresent(name -> command.add("--id-column=" + name));
    out.ifPresent(path -> command.add("--out=" + path));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
