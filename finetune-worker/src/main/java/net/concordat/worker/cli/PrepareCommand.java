// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.concordat.worker.usecase.Preparation;
import net.concordat.worker.usecase.UseCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "prepare",
    description = "Cuts the shipped rows of a use case into the files of its banks.")
final class PrepareCommand implements Callable<Integer> {
  @Option(names = "--use-case", required = true, description = "fraud or credit-risk")
  private UseCase useCase;

  @Option(
      names = "--data",
      required = true,
      description = "folder with the raw rows, the schema and the specs, such as data/fraud")
  private Path data;

  @Option(names = "--out", required = true, description = "folder to write to")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    new Preparation(useCase, data).writeTo(out);
    spec.commandLine().getOut().println(out.resolve("counts.json"));
    return 0;
  }
}
