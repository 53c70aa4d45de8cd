// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/** What one evaluator measured in a round, and signed. */
@CordaSerializable
public final class Judgement extends Value {
  private final int place;
  private final List<Integer> gains;
  private final OpaqueBytes signature;

  /**
   * @param place of the evaluator among those of the gate, from 0
   * @param gains on its holdout, as the {@link GateStep} says
   * @param signature over {@link #signedBytes}
   */
  @ConstructorForDeserialization
  public Judgement(int place, List<Integer> gains, OpaqueBytes signature) {
    this.place = place;
    this.gains = Collections.unmodifiableList(new ArrayList<>(gains));
    this.signature = signature;
  }

  /**
   * What an evaluator signs: that of what was offered to it in this round its holdout shows these
   * gains.
   *
   * @param step what was measured
   * @param round the round with its commitments
   * @param offered the digest of the weights or updates
   */
  public static byte[] signedBytes(
      GateStep step,
      RoundState round,
      SecureHash offered,
      GateEvaluator evaluator,
      List<Integer> gains) {
    LedgerHash hash =
        LedgerHash.of("concordat/round-judgement")
            .name(step)
            .digest(round.getFederationId())
            .number(round.getNumber())
            .digest(round.getGlobalDigest())
            .digest(offered)
            .party(evaluator.getMember())
            .digest(evaluator.getHoldout())
            .number(gains.size());
    gains.forEach(hash::number);
    return hash.sha256().getBytes();
  }

  /** Whether it says what it has to, and an evaluator signed it, likewise. */
  public boolean isSignedBy(
      GateEvaluator evaluator, GateStep step, RoundState round, SecureHash offered) {
    try {
      return gains.size() == step.gains(round)
          && gains.stream().allMatch(step::allows)
          && Crypto.isValid(
              evaluator.getMember().getOwningKey(),
              signature.getBytes(),
              signedBytes(step, round, offered, evaluator, gains));
    } catch (SignatureException | IllegalArgumentException e) {
      return false;
    }
  }

  void checkBounds() {
    Bounds.number("place", place, 0, Bounds.PARTIES - 1L);
    Bounds.number("gains", gains.size(), 1, Bounds.PARTIES);
    Bounds.number("signature", signature.getSize(), 1, UpdateCommitment.MOST_SIGNATURE);
  }

  public int getPlace() {
    return place;
  }

  public List<Integer> getGains() {
    return gains;
  }

  public OpaqueBytes getSignature() {
    return signature;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(place, gains, signature);
  }
}
