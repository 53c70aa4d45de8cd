// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.evaluation;

import java.time.Instant;
import java.util.Optional;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.corda.core.identity.Party;

/**
 * What lets a member evaluate a version: that it is its own, or a grant and the receipt under it.
 * The contract asks it of a transaction; a flow, before it spends a use of a holdout on one.
 */
public final class EvaluationRight {
  private final ModelVersionState version;
  private final Optional<GrantState> grant;
  private final Optional<DeliveryReceiptState> receipt;

  /**
   * @param version the version as it stands
   * @param grant the grant that is shown, if any
   * @param receipt the receipt that is shown, if any
   */
  public EvaluationRight(
      ModelVersionState version,
      Optional<GrantState> grant,
      Optional<DeliveryReceiptState> receipt) {
    this.version = version;
    this.grant = grant;
    this.receipt = receipt;
  }

  /**
   * Requires that a member may record what it measured on a holdout.
   *
   * @param evaluator the member
   * @param holdout the rows it measured on
   * @param until when the time window ends
   * @throws IllegalArgumentException naming the first rule that does not hold
   */
  public void require(Party evaluator, Holdout holdout, Instant until) {
    if (evaluator.equals(version.getOwner())) {
      LedgerRule.EVALUATION_ENTITLED.require(
          !grant.isPresent() && !receipt.isPresent(), "the owner needs neither grant nor receipt");
      holdout.requireCommittedBefore(version.getPublishedAt(), "version published");
      return;
    }
    LedgerRule.EVALUATION_ENTITLED.require(
        grant.isPresent() && receipt.isPresent(), "grant or receipt missing");
    GrantState held = grant.get();
    held.requireUsable(until, evaluator, version);
    LedgerRule.EVALUATION_ENTITLED.require(
        receipt.get().getGrantee().equals(evaluator)
            && receipt.get().getGrantId().equals(held.getGrantId())
            && receipt.get().getVersion().equals(version.id()),
        "the receipt is of grant " + receipt.get().getGrantId());
    // No part is sent before the grant is accepted; the receipt is signed when all have arrived.
    holdout.requireCommittedBefore(held.getHeader().getAt(), "grant accepted");
  }
}
