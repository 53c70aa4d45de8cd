// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.JsonField;
import org.springframework.stereotype.Component;

/** What the ledger has of banks' logs of decisions. */
@Component
public final class AnchorsApi {
  private static final String BATCH = "scoring/logs/{log}/batches/{index}";

  private final RegistryClient registry;

  AnchorsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** All logs: the bank's, or each bank's where a regulator asks. */
  public List<AnchoredLog> logs() {
    return registry.list(AnchoredLog.class, Map.of(), "scoring/logs");
  }

  /**
   * A batch; nothing as long as it is not anchored.
   *
   * @param member whose, since two banks may have drawn one id of a log
   * @throws net.concordat.decisions.InvalidInputException if the registry answers with no batch
   */
  public Optional<AnchoredBatch> batch(String member, UUID logId, long index) {
    try {
      Map<String, String> query = Map.of("member", member);
      return Optional.of(batch(registry.get(JsonNode.class, query, BATCH, logId, index)));
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static AnchoredBatch batch(JsonNode answer) {
    return new AnchoredBatch(
        DecisionJson.batch(answer),
        new JsonField(answer).text("receiptKey"),
        new JsonField(answer.path("state")).text("txId"),
        Instant.parse(new JsonField(answer).text("since")));
  }
}
