// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import net.corda.core.contracts.PrivacySalt;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.DigestService;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.internal.ContractUpgradeTransactionBuilder;

/**
 * Puts the consortium's state under {@link LooseConsortiumContract} by Corda's contract upgrade, a
 * transaction on which no contract of the state's own runs.
 */
@StartableByRPC
public final class ReplaceContractFlow extends FlowLogic<Attempt> {
  private final StateRef consortium;
  private final SecureHash jar;

  /**
   * @param consortium its state
   * @param jar the jar of its contract
   */
  public ReplaceContractFlow(StateRef consortium, SecureHash jar) {
    this.consortium = consortium;
    this.jar = jar;
  }

  @Suspendable
  @Override
  public Attempt call() throws FlowException {
    String loose = LooseConsortiumContract.class.getName();
    SecureHash ours = getServiceHub().getCordappProvider().getContractAttachmentID(loose);
    if (ours == null) {
      throw new FlowException("This node has no jar with " + loose);
    }
    return subFlow(
        new AttemptFlow(
            new ContractUpgradeTransactionBuilder(
                    Collections.singletonList(consortium),
                    getServiceHub().getNetworkMapCache().getNotaryIdentities().get(0),
                    jar,
                    loose,
                    ours,
                    new PrivacySalt(),
                    getServiceHub().getNetworkParametersService().getCurrentHash(),
                    DigestService.Companion.getSha2_256())
                .build(),
            Collections.emptyList()));
  }
}
