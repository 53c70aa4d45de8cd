// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Role;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** The member is to decide by another rule. */
@CordaSerializable
public final class RuleSubject extends Value implements ProposalSubject {
  private final List<Role> rule;

  /**
   * @param rule the roles that are to decide, 2 to 10
   */
  @ConstructorForDeserialization
  public RuleSubject(List<Role> rule) {
    this.rule = Collections.unmodifiableList(new ArrayList<>(rule));
  }

  public List<Role> getRule() {
    return rule;
  }

  @Override
  public SecureHash digest() {
    LedgerHash hash = LedgerHash.of("concordat/proposal/rule").number(rule.size());
    rule.forEach(hash::name);
    return hash.sha256();
  }

  @Override
  public void checkBounds() {
    PeopleRegisterState.checkRule(rule);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Collections.singletonList(rule);
  }
}
