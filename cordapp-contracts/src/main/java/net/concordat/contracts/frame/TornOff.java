// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.SignatureAttachmentConstraint;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.PartialMerkleTree;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.transactions.FilteredTransaction;
import net.corda.core.transactions.FilteredTransactionVerificationException;
import net.corda.core.transactions.SignedTransaction;

/**
 * A transaction of which only some outputs are shown, with the notary's signature. The notary
 * validates: it signs nothing that breaks a rule. So what is shown was produced by a valid
 * transaction, of which whoever reads it learns nothing else and stores nothing.
 *
 * <p>It says that the outputs were produced, not that they still stand.
 */
@CordaSerializable
public final class TornOff {
  private final FilteredTransaction transaction;
  private final TransactionSignature notarySignature;

  /**
   * @param transaction what is shown
   * @param notarySignature the notary's signature of the whole
   */
  @ConstructorForDeserialization
  public TornOff(FilteredTransaction transaction, TransactionSignature notarySignature) {
    this.transaction = transaction;
    this.notarySignature = notarySignature;
  }

  /**
   * Shows of a transaction its outputs of some types.
   *
   * @throws IllegalArgumentException if its notary has not signed it
   */
  @SafeVarargs
  public static TornOff of(
      SignedTransaction transaction, Class<? extends ContractState>... typesShown) {
    List<Class<? extends ContractState>> types = Arrays.asList(typesShown);
    Party notary = transaction.getNotary();
    for (TransactionSignature signature : transaction.getSigs()) {
      if (notary != null && signature.getBy().equals(notary.getOwningKey())) {
        return new TornOff(
            transaction.buildFilteredTransaction(
                component ->
                    component instanceof TransactionState
                        && types.contains(((TransactionState<?>) component).getData().getClass())),
            signature);
      }
    }
    throw new IllegalArgumentException("Not signed by its notary: " + transaction.getId());
  }

  /** What is shown. */
  public FilteredTransaction getTransaction() {
    return transaction;
  }

  /** The notary's signature of the whole. */
  public TransactionSignature getNotarySignature() {
    return notarySignature;
  }

  /** The id of the transaction, shown and hidden parts together. */
  public SecureHash id() {
    return transaction.getId();
  }

  /**
   * Requires that the transaction was notarised as it is shown, under the rules of a consortium.
   *
   * @throws IllegalArgumentException naming the rule that does not hold
   */
  public void requireProven(ConsortiumState consortium) {
    TornOffForm.require(transaction);
    requireSigned(consortium.getNotary());
    for (TransactionState<ContractState> output : outputs()) {
      requireOurs(output, consortium);
    }
  }

  /** The states of a type that are shown, in the transaction's order. */
  public <T extends ContractState> List<T> shown(Class<T> type) {
    List<T> states = new ArrayList<>();
    for (TransactionState<ContractState> output : outputs()) {
      if (type.isInstance(output.getData())) {
        states.add(type.cast(output.getData()));
      }
    }
    return Collections.unmodifiableList(states);
  }

  /**
   * The one state that is shown.
   *
   * @throws IllegalArgumentException if another number of states is shown, or one of another type
   */
  public <T extends ContractState> T onlyShown(Class<T> type) {
    List<T> states = shown(type);
    LedgerRule.TORN_OFF_SHOWS.require(
        states.size() == 1 && outputs().size() == 1,
        "shown: " + outputs().size() + ", of type " + type.getSimpleName() + ": " + states.size());
    return states.get(0);
  }

  /**
   * Notaries sign many transactions at once, by the root of a hash tree over their rehashed ids. No
   * other node of that tree, nor one inside a transaction, is the rehash of anything: a node hashes
   * 64 bytes, an id has 32.
   */
  private void requireSigned(Party notary) {
    LedgerRule.TORN_OFF_NOTARISED.require(
        notarySignature.getBy().equals(notary.getOwningKey()), "signed by another key");
    PartialMerkleTree signedAmong = notarySignature.getPartialMerkleTree();
    LedgerRule.TORN_OFF_NOTARISED.require(
        signedAmong == null || TornOffForm.isSha256(signedAmong.getRoot()),
        "signed among others in a tree of another hash");
    try {
      notarySignature.verify(transaction.getId());
    } catch (InvalidKeyException | SignatureException | IllegalArgumentException e) {
      throw LedgerRule.TORN_OFF_NOTARISED.refusal(String.valueOf(e.getMessage()));
    }
    try {
      transaction.verify();
    } catch (FilteredTransactionVerificationException | RuntimeException e) {
      throw LedgerRule.TORN_OFF_NOTARISED.refusal(String.valueOf(e.getMessage()));
    }
  }

  private List<TransactionState<ContractState>> outputs() {
    try {
      return new ArrayList<>(transaction.getOutputs());
    } catch (RuntimeException e) {
      throw LedgerRule.TORN_OFF_FORM.refusal(String.valueOf(e.getMessage()));
    }
  }

  private static void requireOurs(
      TransactionState<ContractState> output, ConsortiumState consortium) {
    ContractState state = output.getData();
    String type = state.getClass().getSimpleName();
    LedgerRule.TORN_OFF_OURS.require(
        state instanceof ConcordatState && Protocol.stateTypes().contains(state.getClass()), type);
    String contract = state.getClass().getAnnotation(BelongsToContract.class).value().getName();
    LedgerRule.TORN_OFF_OURS.require(
        output.getContract().equals(contract), type + " under " + output.getContract());
    LedgerRule.TORN_OFF_OURS.require(
        SignatureAttachmentConstraint.Companion.create(consortium.getRules().getContractKey())
            .equals(output.getConstraint()),
        type + " under " + output.getConstraint().getClass().getSimpleName());
    LedgerRule.TORN_OFF_OURS.require(
        output.getNotary().equals(consortium.getNotary()),
        type + " with " + output.getNotary().getName());
    LedgerRule.TORN_OFF_OURS.require(
        ((ConcordatState) state)
            .getHeader()
            .getConsortiumId()
            .equals(consortium.getHeader().getConsortiumId()),
        type + " of another consortium");
  }
}
