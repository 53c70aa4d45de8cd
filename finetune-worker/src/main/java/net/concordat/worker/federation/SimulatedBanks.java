// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.usecase.LoansByLender;
import net.concordat.worker.usecase.UseCase;

/** Where the rows of a simulation come from. */
public final class SimulatedBanks {
  private static final int LEAST_LOANS = 40;
  private static final int INPUTS = 8;
  private static final int ROWS = 200;

  private SimulatedBanks() {}

  /**
   * A bank of a simulation.
   *
   * @param name of it
   * @param train what it trains on
   * @param holdout what it measures on
   */
  public record Bank(String name, LabelledRows train, LabelledRows holdout) {}

  /**
   * The real lenders with the most loans.
   *
   * @param folder with the credit-risk use case's loans and schema
   * @throws InvalidInputException if so many lenders have not 40 loans
   */
  public static List<Bank> lenders(Path folder, int count) {
    RowEncoder encoder =
        new RowEncoder(Json.read(folder.resolve("schema.json"), FeatureSchema.class));
    CsvTable raw = CsvTable.read(folder.resolve(UseCase.CREDIT_RISK.file()));
    List<LoansByLender.Lender> lenders =
        LoansByLender.of(raw).stream()
            .filter(one -> one.train().rows().size() + one.test().rows().size() >= LEAST_LOANS)
            .toList();
    if (lenders.size() < count) {
      throw new InvalidInputException(
          "%d lenders have %d loans or more, so there are no %d clients among them; '--rows made-up' has as many as are asked for"
              .formatted(lenders.size(), LEAST_LOANS, count));
    }
    return lenders.subList(0, count).stream()
        .map(one -> new Bank(one.name(), encoder.encode(one.train()), encoder.encode(one.test())))
        .toList();
  }

  /**
   * Made-up banks of 200 rows each. They have customers of different kinds, and one rule says at
   * all of them which rows have the event.
   */
  public static List<Bank> madeUp(int count, long seed) {
    List<Bank> banks = new ArrayList<>();
    for (int bank = 0; bank < count; bank++) {
      Random random = new Random(seed * 1_000_003 + bank);
      double shift = random.nextGaussian() / 2;
      banks.add(new Bank("Bank" + (bank + 1), rows(random, shift), rows(random, shift)));
    }
    return banks;
  }

  /** The banks that can measure: a holdout without both labels says nothing of a ranking. */
  public static List<Evaluator> evaluators(List<Bank> banks) {
    return banks.stream()
        .filter(bank -> bank.holdout().positives() > 0)
        .filter(bank -> bank.holdout().positives() < bank.holdout().size())
        .map(bank -> new Evaluator(bank.name(), bank.holdout()))
        .toList();
  }

  private static LabelledRows rows(Random random, double shift) {
    float[][] inputs = new float[ROWS][INPUTS];
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      float[] x = inputs[row];
      IntStream.range(0, INPUTS).forEach(i -> x[i] = (float) random.nextGaussian());
      x[0] += (float) shift;
      double margin = x[0] + x[1] * x[2] - x[3] + 0.5 * random.nextGaussian();
      labels[row] = margin > 1 ? 1 : 0;
    }
    return new LabelledRows(inputs, labels);
  }
}
