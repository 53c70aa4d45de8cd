// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.decision.DecisionState;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What a transaction did, without the states themselves. */
@CordaSerializable
public final class TransactionView {
  private final SecureHash id;
  private final String command;
  private final Instant at;
  private final List<String> signers;
  private final List<StateRef> consumed;
  private final List<StateRef> referenced;
  private final List<String> produced;
  private final List<DecisionState> decided;

  /**
   * @param id which
   * @param command its verb, for example {@code GrantContract.Offer}
   * @param at when, by what its states say; by the end of its time window where none says
   * @param signers whom the command demands to sign, by name; by key where the key has none
   * @param consumed what it consumed
   * @param referenced what it rested on
   * @param produced the types of what it produced, in its order
   * @param decided the decisions of people that it shows, torn off their own transaction
   */
  @ConstructorForDeserialization
  public TransactionView(
      SecureHash id,
      String command,
      Instant at,
      List<String> signers,
      List<StateRef> consumed,
      List<StateRef> referenced,
      List<String> produced,
      List<DecisionState> decided) {
    this.id = id;
    this.command = command;
    this.at = at;
    this.signers = Collections.unmodifiableList(new ArrayList<>(signers));
    this.consumed = Collections.unmodifiableList(new ArrayList<>(consumed));
    this.referenced = Collections.unmodifiableList(new ArrayList<>(referenced));
    this.produced = Collections.unmodifiableList(new ArrayList<>(produced));
    this.decided = Collections.unmodifiableList(new ArrayList<>(decided));
  }

  public SecureHash getId() {
    return id;
  }

  public String getCommand() {
    return command;
  }

  public Instant getAt() {
    return at;
  }

  public List<String> getSigners() {
    return signers;
  }

  public List<StateRef> getConsumed() {
    return consumed;
  }

  public List<StateRef> getReferenced() {
    return referenced;
  }

  public List<String> getProduced() {
    return produced;
  }

  public List<DecisionState> getDecided() {
    return decided;
  }
}
