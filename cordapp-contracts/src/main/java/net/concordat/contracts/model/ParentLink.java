// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.StateRef;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What a derived version was made from, and by what right. */
@CordaSerializable
public final class ParentLink extends Value {
  private final StateRef state;
  private final VersionId version;
  private final @Nullable StateRef grant;

  /**
   * @param state the parent version's state as it stood
   * @param version the parent's model, number and digest
   * @param grant the USE grant under which the parent was held; where the parent is the owner's,
   *     what the parent names here, so that terms of another member's are never shaken off
   */
  @ConstructorForDeserialization
  public ParentLink(StateRef state, VersionId version, @Nullable StateRef grant) {
    this.state = state;
    this.version = version;
    this.grant = grant;
  }

  public StateRef getState() {
    return state;
  }

  public VersionId getVersion() {
    return version;
  }

  public @Nullable StateRef getGrant() {
    return grant;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(state, version, grant);
  }
}
