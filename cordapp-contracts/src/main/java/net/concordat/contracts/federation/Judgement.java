// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.security.SignatureException;
import java.util.Arrays;
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

/** What one evaluator measured of the weights that a round would make, and signed. */
@CordaSerializable
public final class Judgement extends Value {
  private final int place;
  private final int gainMillionths;
  private final OpaqueBytes signature;

  /**
   * @param place of the evaluator among those of the gate, from 0
   * @param gainMillionths PR-AUC on its holdout with the new weights less that with those the round
   *     began with, from -1 to 1, in millionths
   * @param signature over {@link #signedBytes}
   */
  @ConstructorForDeserialization
  public Judgement(int place, int gainMillionths, OpaqueBytes signature) {
    this.place = place;
    this.gainMillionths = gainMillionths;
    this.signature = signature;
  }

  /**
   * What an evaluator signs: that of these weights, made in this round of those, its holdout shows
   * this gain.
   *
   * @param round the round with its commitments
   * @param candidate the digest of the weights that it would make
   */
  public static byte[] signedBytes(
      RoundState round, SecureHash candidate, GateEvaluator evaluator, int gainMillionths) {
    return LedgerHash.of("concordat/round-judgement")
        .digest(round.getFederationId())
        .number(round.getNumber())
        .digest(round.getGlobalDigest())
        .digest(candidate)
        .party(evaluator.getMember())
        .digest(evaluator.getHoldout())
        .number(gainMillionths)
        .sha256()
        .getBytes();
  }

  /** Whether an evaluator signed it, likewise. */
  public boolean isSignedBy(GateEvaluator evaluator, RoundState round, SecureHash candidate) {
    try {
      return Crypto.isValid(
          evaluator.getMember().getOwningKey(),
          signature.getBytes(),
          signedBytes(round, candidate, evaluator, gainMillionths));
    } catch (SignatureException | IllegalArgumentException e) {
      return false;
    }
  }

  void checkBounds() {
    Bounds.number("place", place, 0, Bounds.PARTIES - 1L);
    Bounds.number(
        "gainMillionths", gainMillionths, -GateTerms.WHOLE_MILLIONTHS, GateTerms.WHOLE_MILLIONTHS);
    Bounds.number("signature", signature.getSize(), 1, UpdateCommitment.MOST_SIGNATURE);
  }

  public int getPlace() {
    return place;
  }

  public int getGainMillionths() {
    return gainMillionths;
  }

  public OpaqueBytes getSignature() {
    return signature;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(place, gainMillionths, signature);
  }
}
