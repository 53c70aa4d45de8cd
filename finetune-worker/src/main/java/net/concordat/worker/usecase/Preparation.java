// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.data.CsvTable;

/** Cuts the raw rows of a use case into the files of its banks. */
public final class Preparation {
  private static final String SCHEMA = "schema.json";
  private static final String PRETRAIN = "pretrain.json";
  private static final String FINE_TUNE = "fine-tune.json";
  private static final String FROM_SCRATCH = "from-scratch.json";
  private static final String AUTOENCODER = "autoencoder.json";
  private static final String FROM_AUTOENCODER = "fine-tune-autoencoder.json";

  // The history that the shipped fine-tuning spec names is drawn with this seed.
  private static final long DEMONSTRATION_SEED = 1;

  private final UseCase useCase;
  private final Path data;

  /**
   * Prepares one use case.
   *
   * @param data folder with the raw file, the schema and the specs
   */
  public Preparation(UseCase useCase, Path data) {
    this.useCase = useCase;
    this.data = data;
  }

  /**
   * Writes all files of the use case into a folder.
   *
   * @throws InvalidInputException if the raw file is missing or not the published one
   * @throws IOException if the folder cannot be written
   */
  public PreparedCase writeTo(Path folder) throws IOException {
    Path raw = verified(data.resolve(useCase.file()));
    Files.createDirectories(folder);
    for (String name : declared()) {
      Files.copy(
          InputFiles.require(data.resolve(name)),
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    List<BankRows> banks = useCase.cut(CsvTable.read(raw));
    for (BankRows bank : banks) {
      writeBank(folder, bank);
    }
    Json.write(folder.resolve("counts.json"), List.of(BankCounts.of(useCase, banks)));
    PreparedCase prepared = describe(banks);
    Json.write(folder.resolve(PreparedCase.FILE_NAME), prepared);
    return prepared;
  }

  /** Schema and requests. */
  private List<String> declared() {
    List<String> names = new ArrayList<>(List.of(SCHEMA, PRETRAIN, FINE_TUNE, FROM_SCRATCH));
    if (useCase == UseCase.FRAUD) {
      names.addAll(List.of(AUTOENCODER, FROM_AUTOENCODER));
    }
    return names;
  }

  private Path verified(Path raw) {
    ArtifactDigest given = Sha256.of(InputFiles.bytes(raw));
    if (!given.hex().equals(useCase.sha256())) {
      throw new InvalidInputException(
          "%s must have the SHA-256 %s, but has %s".formatted(raw, useCase.sha256(), given));
    }
    return raw;
  }

  private PreparedCase describe(List<BankRows> banks) {
    BankRows source =
        banks.stream().filter(b -> b.role() == BankRows.Role.SOURCE).findFirst().orElseThrow();
    List<PreparedCase.Target> targets =
        banks.stream()
            .filter(bank -> bank.role() == BankRows.Role.TARGET)
            .map(
                bank ->
                    new PreparedCase.Target(
                        bank.name(), bank.fileName() + "-history.csv.gz", testFile(bank)))
            .toList();
    return new PreparedCase(
        useCase.label(),
        SCHEMA,
        PRETRAIN,
        FINE_TUNE,
        FROM_SCRATCH,
        source.fileName() + "-train.csv.gz",
        draw(),
        histories(),
        targets);
  }

  private HistoryDraw draw() {
    return useCase == UseCase.FRAUD ? HistoryDraw.EVENTS : HistoryDraw.ROWS;
  }

  private List<Integer> histories() {
    return useCase == UseCase.FRAUD ? List.of(7, 20, 80) : List.of(150);
  }

  private void writeBank(Path folder, BankRows bank) throws IOException {
    write(folder.resolve(testFile(bank)), bank.header(), bank.test());
    switch (bank.role()) {
      case SOURCE ->
          write(folder.resolve(bank.fileName() + "-train.csv.gz"), bank.header(), bank.train());
      case TARGET -> {
        write(folder.resolve(bank.fileName() + "-history.csv.gz"), bank.header(), bank.train());
        for (int amount : histories()) {
          write(
              folder.resolve(bank.fileName() + "-history-" + amount + ".csv.gz"),
              bank.header(),
              drawn(bank, amount));
        }
      }
      case REVIEWER -> {
        // It trains on nothing.
      }
    }
  }

  private List<List<String>> drawn(BankRows bank, int amount) {
    int[] labels =
        bank.train().stream().mapToInt(row -> Integer.parseInt(row.get(row.size() - 1))).toArray();
    int[] places = draw().draw(labels, amount, DEMONSTRATION_SEED);
    return Arrays.stream(places).mapToObj(bank.train()::get).toList();
  }

  private static String testFile(BankRows bank) {
    String kind = bank.role() == BankRows.Role.REVIEWER ? "-holdout" : "-test";
    return bank.fileName() + kind + ".csv.gz";
  }

  private static void write(Path file, List<String> header, List<List<String>> rows)
      throws IOException {
    new CsvTable(file.toString(), header, rows).write(file);
  }
}
