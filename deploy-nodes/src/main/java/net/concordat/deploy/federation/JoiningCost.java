// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import net.concordat.deploy.Decimals;
import net.concordat.deploy.DeployException;

/**
 * What joining a private federation costs a bank, as its worker says it.
 *
 * @param bank which
 * @param path where its registry has the federation
 * @param dataDomain of which budget
 */
record JoiningCost(Participant bank, String path, String dataDomain) {
  /**
   * Waits until it is known.
   *
   * @return what the bank will spend, in words
   * @throws DeployException if the bank has no budget for it, or the worker cannot say
   */
  String await(AskedPrivacy privacy) throws IOException, InterruptedException {
    String unit = privacy.unit();
    if (!bank.knows("/api/v1/budgets/%s/%s".formatted(dataDomain, unit))) {
      throw new DeployException(
          "%1$s has no privacy budget of the unit %2$s for %3$s. ./concordat budget open --bank %1$s opens one."
              .formatted(bank.bank(), unit, dataDomain));
    }
    bank.await(
        "what joining costs",
        () -> List.of("DONE", "FAILED").contains(said().path("status").asText()));
    if (said().path("status").asText().equals("FAILED")) {
      throw new DeployException(
          "%s cannot say what joining costs: %s"
              .formatted(bank.bank(), said().path("failure").asText()));
    }
    return "%s spends epsilon %s of its budget for all rounds."
        .formatted(
            bank.bank(),
            Decimals.millionths(
                said().path("metrics").path("spend").path("epsilonMillionths").asLong()));
  }

  /** The job that says it of the rows that the bank trains on now. */
  private JsonNode said() throws IOException, InterruptedException {
    return said(bank.get(path + "/part"));
  }

  /** The one that was asked for last; of other rows, training would cost something else. */
  static JsonNode said(JsonNode part) {
    JsonNode last = MissingNode.getInstance();
    for (JsonNode step : part.path("steps")) {
      if (step.path("kind").asText().equals("SPEND")
          && step.path("rows").equals(part.path("rows"))
          && step.path("askedAt").asText().compareTo(last.path("askedAt").asText()) >= 0) {
        last = step;
      }
    }
    return last;
  }
}
