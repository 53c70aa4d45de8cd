// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A member's place in a federation. */
@CordaSerializable
public final class ClientSeat extends Value {
  private final Party member;
  private final SeatStatus status;
  private final @Nullable SecureHash commitment;
  private final @Nullable SecureHash revealed;

  /**
   * @param member whose it is
   * @param status how far it has come
   * @param commitment to a random value, made when it accepted; null before
   * @param revealed that value; null before
   */
  @ConstructorForDeserialization
  public ClientSeat(
      Party member,
      SeatStatus status,
      @Nullable SecureHash commitment,
      @Nullable SecureHash revealed) {
    this.member = member;
    this.status = status;
    this.commitment = commitment;
    this.revealed = revealed;
  }

  /** Of a member that has not answered. */
  public static ClientSeat invited(Party member) {
    return new ClientSeat(member, SeatStatus.INVITED, null, null);
  }

  /**
   * What commits a member to a random value. The member is part of it, so that nobody can take over
   * another's commitment.
   */
  public static SecureHash commitment(SecureHash federationId, Party member, SecureHash value) {
    return LedgerHash.of("concordat/aggregator-draw")
        .digest(federationId)
        .party(member)
        .digest(value)
        .sha256();
  }

  ClientSeat accepted(@Nullable SecureHash newCommitment) {
    return new ClientSeat(member, SeatStatus.ACCEPTED, newCommitment, null);
  }

  ClientSeat revealing(@Nullable SecureHash value) {
    return new ClientSeat(member, SeatStatus.REVEALED, commitment, value);
  }

  /** What it revealed stays, so that nobody draws again by leaving. */
  ClientSeat leaving() {
    SeatStatus next = status == SeatStatus.INVITED ? SeatStatus.DECLINED : SeatStatus.LEFT;
    return new ClientSeat(member, next, commitment, revealed);
  }

  void checkBounds() {
    if (commitment != null) {
      Bounds.digest("commitment", commitment);
    }
    if (revealed != null) {
      Bounds.digest("revealed", revealed);
    }
  }

  public Party getMember() {
    return member;
  }

  public SeatStatus getStatus() {
    return status;
  }

  public @Nullable SecureHash getCommitment() {
    return commitment;
  }

  public @Nullable SecureHash getRevealed() {
    return revealed;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(member, status, commitment, revealed);
  }
}
