// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * What every state of ours says about itself: to which consortium it belongs, who watches it, when
 * and by which command it came to be, and which state it took the place of.
 */
@CordaSerializable
public final class StateHeader extends Value {
  private final SecureHash consortiumId;
  private final List<Party> observers;
  private final Instant at;
  private final String commandId;
  private final @Nullable StateRef supersedes;

  /**
   * @param consortiumId the one-shot id of the consortium
   * @param observers the regulators that are told of this state, as the consortium names them
   * @param at when the state came to be; inside the time window of its transaction
   * @param commandId a UUID in lower case that names the request, so that a repeated one is known
   * @param supersedes the consumed state in whose place this one stands; null for a first state
   */
  @ConstructorForDeserialization
  public StateHeader(
      SecureHash consortiumId,
      List<Party> observers,
      Instant at,
      String commandId,
      @Nullable StateRef supersedes) {
    this.consortiumId = consortiumId;
    this.observers = Collections.unmodifiableList(new ArrayList<>(observers));
    this.at = at;
    this.commandId = commandId;
    this.supersedes = supersedes;
  }

  public SecureHash getConsortiumId() {
    return consortiumId;
  }

  public List<Party> getObservers() {
    return observers;
  }

  public Instant getAt() {
    return at;
  }

  public String getCommandId() {
    return commandId;
  }

  public @Nullable StateRef getSupersedes() {
    return supersedes;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(consortiumId, observers, at, commandId, supersedes);
  }
}
