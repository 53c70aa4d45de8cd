// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * Which logs of decisions a member has ever begun. Each member has one register, made with the
 * ticket of its admission; every beginning consumes and reissues it, so no log begins twice, and a
 * second log cannot be kept from the observers.
 */
@BelongsToContract(ScoringContract.class)
public final class ScoringRegisterState extends Value implements PrivateState {
  /** A log is for years: more are begun only where one was lost, or its key. */
  private static final int MOST_LOGS = 100;

  private final StateHeader header;
  private final Party member;
  private final List<ScoringLog> logs;

  /**
   * @param header what every state says of itself
   * @param member the bank
   * @param logs those begun, the oldest first, at most 100
   */
  @ConstructorForDeserialization
  public ScoringRegisterState(StateHeader header, Party member, List<ScoringLog> logs) {
    this.header = header;
    this.member = member;
    this.logs = Collections.unmodifiableList(new ArrayList<>(logs));
  }

  /** The register of a bank that has no log yet. */
  public static ScoringRegisterState empty(StateHeader header, Party member) {
    return new ScoringRegisterState(header, member, Collections.emptyList());
  }

  /** The same register with one log more. */
  public ScoringRegisterState with(StateHeader newHeader, ScoringLog log) {
    List<ScoringLog> more = new ArrayList<>(logs);
    more.add(log);
    return new ScoringRegisterState(newHeader, member, more);
  }

  /** Whether a log of that id was ever begun. */
  public boolean has(UUID logId) {
    return logs.stream().anyMatch(log -> log.getId().equals(logId));
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public List<ScoringLog> getLogs() {
    return logs;
  }

  @Override
  public void checkBounds() {
    Bounds.number("logs ever begun", logs.size(), 0, MOST_LOGS);
    for (ScoringLog log : logs) {
      log.checkBounds();
    }
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member, logs);
  }
}
