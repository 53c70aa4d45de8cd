// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.ConcordatCommand;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.PrivacySalt;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.DigestService;
import net.corda.core.crypto.SecureHash;
import net.corda.core.internal.TransactionUtilsKt;
import net.corda.core.node.ServiceHub;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.transactions.WireTransaction;

/** A transaction as its maker likes it, rules or not. */
@CordaSerializable
public final class Forgery {
  private final List<StateRef> inputs;
  private final List<StateRef> references;
  private final List<TransactionState<ContractState>> outputs;
  private final ConcordatCommand command;
  private final List<PublicKey> signers;
  private final SecureHash jar;
  private final TimeWindow window;

  /**
   * @param inputs what it consumes
   * @param references what it reads
   * @param outputs what it produces, under whatever constraint
   * @param command its verb
   * @param signers who, it says, has to sign; the maker's node signs whatever it says
   * @param jar the contract jar it attaches, which the maker's node must have
   * @param window when it may be notarised
   */
  @ConstructorForDeserialization
  public Forgery(
      List<StateRef> inputs,
      List<StateRef> references,
      List<TransactionState<ContractState>> outputs,
      ConcordatCommand command,
      List<PublicKey> signers,
      SecureHash jar,
      TimeWindow window) {
    this.inputs = Collections.unmodifiableList(new ArrayList<>(inputs));
    this.references = Collections.unmodifiableList(new ArrayList<>(references));
    this.outputs = Collections.unmodifiableList(new ArrayList<>(outputs));
    this.command = command;
    this.signers = Collections.unmodifiableList(new ArrayList<>(signers));
    this.jar = jar;
    this.window = window;
  }

  public List<StateRef> getInputs() {
    return inputs;
  }

  public List<StateRef> getReferences() {
    return references;
  }

  public List<TransactionState<ContractState>> getOutputs() {
    return outputs;
  }

  public ConcordatCommand getCommand() {
    return command;
  }

  public List<PublicKey> getSigners() {
    return signers;
  }

  public SecureHash getJar() {
    return jar;
  }

  public TimeWindow getWindow() {
    return window;
  }

  /** The transaction itself, made without Corda's builder, which keeps to some rules. */
  WireTransaction build(ServiceHub services) {
    return new WireTransaction(
        TransactionUtilsKt.createComponentGroups(
            inputs,
            outputs,
            Collections.singletonList(new Command<>(command, signers)),
            Collections.singletonList(jar),
            services.getNetworkMapCache().getNotaryIdentities().get(0),
            window,
            references,
            services.getNetworkParametersService().getCurrentHash()),
        new PrivacySalt(),
        DigestService.Companion.getSha2_256());
  }
}
