// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.scoring;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * An anchored batch of a member's decisions. Each consumes the one before it in its log, and the
 * first the member's register, so a log has one history.
 */
@BelongsToContract(ScoringContract.class)
public final class ScoringBatchState extends Value implements PrivateState, LinearState {
  private final StateHeader header;
  private final Party member;
  private final ScoringLog log;
  private final ScoringBatch batch;

  /**
   * @param header what every state says of itself
   * @param member the bank that decided
   * @param log its log
   * @param batch which part of it
   */
  @ConstructorForDeserialization
  public ScoringBatchState(StateHeader header, Party member, ScoringLog log, ScoringBatch batch) {
    this.header = header;
    this.member = member;
    this.log = log;
    this.batch = batch;
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public ScoringLog getLog() {
    return log;
  }

  public ScoringBatch getBatch() {
    return batch;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), log.vaultId(member, batch.getIndex()));
  }

  @Override
  public void checkBounds() {
    log.checkBounds();
    batch.checkBounds();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member, log, batch);
  }
}
