// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.Judgement;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** An evaluator tells an aggregator what it measured. */
@CordaSerializable
public final class MailedJudgement {
  private final SecureHash federationId;
  private final int round;
  private final GateStep step;
  private final SecureHash offered;
  private final Judgement judgement;

  /**
   * @param federationId of which federation
   * @param round of which round, from 1
   * @param step what it measured
   * @param offered what names that
   * @param judgement what it signed
   */
  @ConstructorForDeserialization
  public MailedJudgement(
      SecureHash federationId, int round, GateStep step, SecureHash offered, Judgement judgement) {
    this.federationId = federationId;
    this.round = round;
    this.step = step;
    this.offered = offered;
    this.judgement = judgement;
  }

  public SecureHash getFederationId() {
    return federationId;
  }

  public int getRound() {
    return round;
  }

  public GateStep getStep() {
    return step;
  }

  public SecureHash getOffered() {
    return offered;
  }

  public Judgement getJudgement() {
    return judgement;
  }
}
