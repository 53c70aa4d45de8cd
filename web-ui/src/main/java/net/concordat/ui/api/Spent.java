// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * What the ledger says that a training spent of a privacy budget.
 *
 * @param command that spent it
 * @param unit ROW or CUSTOMER
 * @param epsilonMillionths what it amounts to, by the ledger's accountant
 * @param deltaTrillionths at the budget's delta
 */
public record Spent(UUID command, String unit, long epsilonMillionths, long deltaTrillionths) {
  /** What a command that is done spent. */
  public static Spent of(GivenCommand command) {
    JsonNode fact = command.result() == null ? command.arguments() : command.result();
    return new Spent(
        command.id(),
        fact.path("unit").asText(),
        fact.path("epsilonMillionths").asLong(),
        fact.path("deltaTrillionths").asLong());
  }
}
