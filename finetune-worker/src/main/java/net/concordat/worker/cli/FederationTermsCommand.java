// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.data.CommitmentKey;
import net.concordat.worker.data.CommittedRows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.federation.FederationSpec;
import net.concordat.worker.federation.RoundWork;
import net.concordat.worker.federation.UpdateForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "federation-terms",
    description =
        "Prints what a proposal of a federation says of its base version and its specification.")
final class FederationTermsCommand implements Callable<Integer> {
  @Mixin private BaseOption base;

  @Option(names = "--spec", required = true, description = "the specification, a JSON file")
  private Path specFile;

  @Option(
      names = "--form",
      defaultValue = "NONE",
      description = "how the numbers of an update are written: ${COMPLETION-CANDIDATES}")
  private UpdateForm form;

  @Option(
      names = "--holdout",
      paramLabel = "FILE",
      description = "rows of an evaluator, whose root is printed, too; may be repeated")
  private List<Path> holdouts = new ArrayList<>();

  @Mixin private WorkOption work;

  @Spec private CommandSpec spec;

  /**
   * @param baseWeights SHA-256 of the version's weights as rounds write them
   * @param specDigest SHA-256 of the specification's text
   * @param updateBytes how long what a client packs is
   * @param holdouts the roots of the evaluators' rows, in the order in which they were given
   */
  record Terms(String baseWeights, String specDigest, long updateBytes, List<String> holdouts) {}

  @Override
  public Integer call() throws IOException {
    FederationSpec agreed = Json.read(specFile, FederationSpec.class);
    float[] weights = RoundWork.weights(base.read().artifact());
    Terms terms =
        new Terms(
            GlobalModel.of(weights).digest(),
            Sha256.of(InputFiles.bytes(specFile)).hex(),
            RoundWork.updateBytes(weights.length, agreed, form),
            roots());
    spec.commandLine().getOut().println(Json.line(terms));
    return 0;
  }

  /** Keyed by the secret beside the rows, as the worker that judges keys them. */
  private List<String> roots() throws IOException {
    List<String> roots = new ArrayList<>();
    for (Path file : holdouts) {
      try (CommittedRows rows =
          CommittedRows.read(DataSpec.of(file), CommitmentKey.besideData(file), work.folder())) {
        roots.add(rows.root());
      }
    }
    return roots;
  }
}
