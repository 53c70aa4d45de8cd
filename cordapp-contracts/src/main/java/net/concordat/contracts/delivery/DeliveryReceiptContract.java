// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.delivery;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;

/** Records that a grantee received the artifact of the version it was granted. */
public final class DeliveryReceiptContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Collections.singletonList(
          new CommandRow(Commands.Receipt.class, REFERENCED, DeliveryReceiptContract::verifyReceipt)
              .references(ModelVersionState.class, 1, 1)
              .references(GrantState.class, 1, 1)
              .produces(DeliveryReceiptState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A grantee acknowledges a delivery. */
    public static final class Receipt extends ConcordatCommand {}
  }

  private static void verifyReceipt(LedgerView tx) {
    DeliveryReceiptState receipt = tx.output(DeliveryReceiptState.class);
    ModelVersionState version =
        tx.reference(ModelVersionState.class)
            .orElseThrow(() -> LedgerRule.GRANT_VERSION.refusal("given no version"))
            .getState()
            .getData();
    GrantState grant =
        tx.reference(GrantState.class)
            .orElseThrow(() -> LedgerRule.GRANT_ACTIVE.refusal("given no grant"))
            .getState()
            .getData();
    tx.requireFirst(receipt);
    grant.requireUsable(tx.until(), receipt.getGrantee(), version);
    LedgerRule.RECEIPT_GRANTEE.require(
        receipt.getGrantId().equals(grant.getGrantId())
            && receipt.getVersion().equals(version.id())
            && receipt.getGrantor().equals(grant.getGrantor()),
        "given grant " + receipt.getGrantId());
    tx.requireActive(LedgerRule.RECEIPT_GRANTEE, receipt.getGrantee());
    LedgerRule.RECEIPT_DIGEST.require(
        receipt.getComputedDigest().equals(version.getArtifact().getDigest()),
        "given " + receipt.getComputedDigest());
    tx.requireSigners(receipt.getGrantee());
  }
}
