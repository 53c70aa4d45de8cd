// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.sharing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import net.concordat.registry.ledger.DeliveryReceiptFact;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.Standing;

/**
 * A grant of a list.
 *
 * @param grant the right
 * @param receipts what was signed for under it, in the order in which it came to stand so
 */
public record DeliveredGrant(
    @JsonUnwrapped Standing<GrantFact> grant, List<Standing<DeliveryReceiptFact>> receipts) {}
