// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.concordat.contracts.federation.Judgement;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** An evaluator tells an aggregator what it measured. */
@CordaSerializable
public final class MailedJudgement {
  private final SecureHash federationId;
  private final int round;
  private final SecureHash candidate;
  private final Judgement judgement;

  /**
   * @param federationId of which federation
   * @param round of which round, from 1
   * @param candidate the weights that it measured
   * @param judgement what it signed
   */
  @ConstructorForDeserialization
  public MailedJudgement(
      SecureHash federationId, int round, SecureHash candidate, Judgement judgement) {
    this.federationId = federationId;
    this.round = round;
    this.candidate = candidate;
    this.judgement = judgement;
  }

  public SecureHash getFederationId() {
    return federationId;
  }

  public int getRound() {
    return round;
  }

  public SecureHash getCandidate() {
    return candidate;
  }

  public Judgement getJudgement() {
    return judgement;
  }
}
