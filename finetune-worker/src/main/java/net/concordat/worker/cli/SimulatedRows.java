// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.nio.file.Path;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.federation.SimulatedBanks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows the clients of a simulation have. */
final class SimulatedRows {
  @Option(
      names = "--rows",
      defaultValue = "made-up",
      description =
          "'made-up', 200 for each client, or 'loans', those of the real lenders that have the"
              + " most; ${DEFAULT-VALUE}")
  private String rows = "";

  @Option(
      names = "--data",
      description = "for loans, the folder with sba_loans.csv.gz and schema.json")
  private @Nullable Path data;

  List<SimulatedBanks.Bank> of(int clients, long seed) {
    switch (rows) {
      case "made-up":
        return SimulatedBanks.madeUp(clients, seed);
      case "loans":
        if (data == null) {
          throw new InvalidInputException("Loans need --data, their folder, but there is none");
        }
        return SimulatedBanks.lenders(data, clients);
      default:
        throw new InvalidInputException(
            "'--rows' is 'made-up' or 'loans', but was given '%s'".formatted(rows));
    }
  }
}
