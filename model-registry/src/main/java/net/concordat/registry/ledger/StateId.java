// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;

/**
 * Which state on the ledger: an output of a transaction.
 *
 * @param txId the transaction's id, 64 hex digits in lower case
 * @param outputIndex which of its outputs, from 0
 */
@Embeddable
public record StateId(
    @NotNull @Sha256 @Column(name = "tx_id", nullable = false, length = 64, updatable = false)
        String txId,
    @Min(0) @Column(name = "output_index", nullable = false, updatable = false) int outputIndex)
    implements Serializable {
  @Override
  public String toString() {
    return txId + "(" + outputIndex + ")";
  }
}
