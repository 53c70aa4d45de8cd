// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Party;

/** Each bank's own rows, in a folder of its own, cut from the shipped data by the worker. */
final class BankData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path shipped;
  private final Path folder;

  /**
   * @param shipped where the data that ship with the product are
   * @param folder where to put each bank's
   */
  BankData(Path shipped, Path folder) {
    this.shipped = shipped;
    this.folder = folder;
  }

  /** Cuts the rows, and gives each bank its own. Gives the counts. */
  List<JsonNode> prepare(WorkerProcess worker) throws IOException, InterruptedException {
    List<JsonNode> counts = new ArrayList<>();
    for (UseCase useCase : UseCase.ALL) {
      worker.run(
          List.of(
              "prepare",
              "--use-case",
              useCase.name(),
              "--data",
              shipped.resolve(useCase.name()).toString(),
              "--out",
              prepared(useCase).toString()));
      JSON.readTree(prepared(useCase).resolve("counts.json").toFile()).forEach(counts::add);
      give(Party.BANK_A, useCase, "BankA-train.csv.gz", "BankA-test.csv.gz", "pretrain.json");
      give(Party.BANK_B, useCase, useCase.historyOfB(), useCase.testOfB(), "fine-tune.json");
      give(Party.BANK_C, useCase, "BankC-holdout.csv.gz");
    }
    return counts;
  }

  /** All banks' rows together, which only the comparison over seeds sees. */
  Path prepared(UseCase useCase) {
    return folder.resolve("prepared").resolve(useCase.name());
  }

  /** One bank's folder. */
  Path of(Party bank, UseCase useCase) {
    return folder.resolve(bank.organisation()).resolve(useCase.name());
  }

  /** The rows on which a bank measures a version and which no training sees. */
  Path holdout(Party bank, UseCase useCase) {
    String file =
        switch (bank) {
          case BANK_A -> "BankA-test.csv.gz";
          case BANK_B -> useCase.testOfB();
          default -> "BankC-holdout.csv.gz";
        };
    return of(bank, useCase).resolve(file);
  }

  /** Has a bank commit to its test rows, as it must before it can know a version. */
  JsonNode commit(WorkerProcess worker, Party bank, UseCase useCase)
      throws IOException, InterruptedException {
    return worker.commit(
        holdout(bank, useCase), useCase.period(), useCase.splitRule(), commitment(bank, useCase));
  }

  /** The commitment of a bank to its test rows. */
  Path commitment(Party bank, UseCase useCase) {
    return of(bank, useCase).resolve("holdout.json");
  }

  private void give(Party bank, UseCase useCase, String... files) throws IOException {
    Path own = Files.createDirectories(of(bank, useCase));
    Files.copy(prepared(useCase).resolve("schema.json"), own.resolve("schema.json"));
    for (String file : files) {
      Files.copy(prepared(useCase).resolve(file), own.resolve(file));
    }
  }
}
