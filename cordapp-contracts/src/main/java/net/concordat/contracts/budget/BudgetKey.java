// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * What a member has one budget for. Not the commitment to the data: the same rows under another
 * secret have another, and would have another budget.
 */
@CordaSerializable
public final class BudgetKey extends Value {
  private final String dataDomain;
  private final PrivacyUnit unit;

  /**
   * @param dataDomain one of the consortium's data domains
   * @param unit what is protected as a whole
   */
  @ConstructorForDeserialization
  public BudgetKey(String dataDomain, PrivacyUnit unit) {
    this.dataDomain = dataDomain;
    this.unit = unit;
  }

  public String getDataDomain() {
    return dataDomain;
  }

  public PrivacyUnit getUnit() {
    return unit;
  }

  /** The vault's id for the states of a member's budget. */
  public UUID vaultId(Party member) {
    return LedgerHash.of("concordat/budget").party(member).text(dataDomain).name(unit).uuid();
  }

  void checkBounds() {
    Bounds.text("dataDomain", dataDomain, Bounds.NAME);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(dataDomain, unit);
  }
}
