// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.consortium.Amendment;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** An amendment of the consortium as it stands that members have voted for, and who they are. */
@CordaSerializable
public final class OpenAmendment {
  private final Amendment amendment;
  private final List<Party> voters;

  /**
   * @param amendment what was voted for
   * @param voters whose votes have come and have not expired
   */
  @ConstructorForDeserialization
  public OpenAmendment(Amendment amendment, List<Party> voters) {
    this.amendment = amendment;
    this.voters = Collections.unmodifiableList(new ArrayList<>(voters));
  }

  public Amendment getAmendment() {
    return amendment;
  }

  public List<Party> getVoters() {
    return voters;
  }
}
