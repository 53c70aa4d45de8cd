// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.DecisionProof;
import net.concordat.ui.api.AnchoredBatch;
import org.jspecify.annotations.Nullable;

/**
 * How far a decision is on its way under the ledger's root.
 *
 * @param proof that it is in its batch; null as long as that is open, or where it is none
 * @param anchored what the ledger has in the batch's place; null for nothing yet
 * @param fault why what the service or the registry gave cannot be used; null where it can
 */
record ProofState(
    @Nullable DecisionProof proof, @Nullable AnchoredBatch anchored, @Nullable String fault) {
  /** Reads what the service gave, and what the registry has of that batch. */
  static ProofState of(Optional<JsonNode> given, ScoringSources from) {
    if (given.isEmpty()) {
      return new ProofState(null, null, null);
    }
    try {
      DecisionProof proof = DecisionJson.proof(given.get());
      return new ProofState(proof, anchored(proof, from).orElse(null), null);
    } catch (InvalidInputException e) {
      return new ProofState(null, null, e.getMessage());
    }
  }

  private static Optional<AnchoredBatch> anchored(DecisionProof proof, ScoringSources from) {
    Batch batch = proof.inclusion().batch();
    return from.sharing()
        .party()
        .flatMap(own -> from.anchors().batch(own, proof.receipt().logId(), batch.index()));
  }

  /** The name of its texts. */
  String name() {
    if (fault != null) {
      return "broken";
    }
    if (proof == null) {
      return "open";
    }
    return anchored == null ? "closed" : "anchored";
  }
}
