// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the proof of a decision. */
@Command(
    name = "proof",
    description =
        "Fetch the proof that a decision is in its batch, for ./concordat verify; a minute after it was made at the latest.",
    mixinStandardHelpOptions = true)
final class ScoringProofCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Parameters(paramLabel = "ID", description = "The decision's id.")
  private UUID id;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the proof is to be.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    Files.write(
        out, options.scoring(RegistryOptions.READER).file("/decisions/%s/proof".formatted(id)));
    System.out.printf("%s has the proof of the decision %s.%n", out, id);
    return 0;
  }
}
