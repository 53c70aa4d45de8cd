// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A member's side of a masked round: open keys, sealed shares, the masked vector, and at the end
 * shares of what must be taken away from the sum. Each step is taken once, in this order; for one
 * thread.
 */
public final class MaskingClient {
  private final MaskedRound round;
  private final String member;
  private final RoundKey mask;
  private final RoundKey letter;
  private final MaskingSecrets secrets;
  private final Map<String, SealedShares.@Nullable Pair> held = new HashMap<>();
  private @Nullable RoundKeys keys;
  private boolean isMasked;
  private @Nullable Set<String> unmasked;

  /** With fresh secrets. */
  public MaskingClient(MaskedRound round, String member, SecureRandom random) {
    this(round, member, MaskingSecrets.fresh(random));
  }

  /** With the secrets that it keeps for this round: it says the same as before. */
  public MaskingClient(MaskedRound round, String member, MaskingSecrets secrets) {
    round.number(member);
    this.round = round;
    this.member = member;
    this.secrets = secrets;
    this.mask = RoundKey.of(secrets.mask());
    this.letter = RoundKey.of(secrets.letter());
  }

  /** What all others have to know of it. */
  public OpenKeys openKeys() {
    return secrets.openKeys(member);
  }

  /**
   * Takes everybody's keys, and shares its two secrets out.
   *
   * @param all of every member of the round; the signatures on them were checked
   * @return one for each other member
   * @throws IllegalArgumentException if a member's are missing, or two have the same
   */
  public List<SealedShares> shareSecrets(List<OpenKeys> all) {
    requireStep(keys == null, "shares its secrets out once");
    keys = new RoundKeys(round, all);
    int count = round.members().size();
    List<byte[]> ofKey = Shares.split(mask.secret(), count, round.threshold(), drawn("key"));
    List<byte[]> ofOwn = Shares.split(secrets.ownSeed(), count, round.threshold(), drawn("own"));
    List<SealedShares> sealed = new ArrayList<>();
    for (String to : round.members()) {
      int place = round.number(to) - 1;
      SealedShares.Pair pair = new SealedShares.Pair(ofKey.get(place), ofOwn.get(place));
      if (to.equals(member)) {
        held.put(member, pair);
      } else {
        sealed.add(SealedShares.seal(letterKey(to), member, to, pair));
      }
    }
    return sealed;
  }

  /**
   * Masks its vector. Shares that it cannot open keep it from nothing: it masks with their sender
   * all the same and later gives none of that one's, so a sender that lies puts nobody out of the
   * round.
   *
   * @param values whole numbers as of {@link FixedPoint}
   * @param shares what the others sealed for it; who sent none is out of the round
   * @return the masked vector, which says nothing of the values by itself
   * @throws IllegalArgumentException if a share is not from a member or not for this one, or if
   *     fewer sent shares than must be left
   */
  public int[] mask(int[] values, List<SealedShares> shares) {
    requireStep(keys != null && !isMasked, "masks one vector, after it shared its secrets out");
    for (SealedShares one : shares) {
      round.number(one.from());
      if (!one.to().equals(member) || held.containsKey(one.from())) {
        throw new IllegalArgumentException(
            "%s needs one share from each other member, but got one from %s to %s"
                .formatted(member, one.from(), one.to()));
      }
      held.put(one.from(), opened(one));
    }
    round.requireSurvivors(held.keySet());
    isMasked = true;
    int[] masked = values.clone();
    Masks.add(secrets.ownSeed(), masked);
    for (String other : held.keySet()) {
      if (!other.equals(member)) {
        byte[] seed =
            RoundKey.seed(
                mask.secret(), keysOf(other).mask(), round.purpose("mask", member, other));
        if (round.number(member) < round.number(other)) {
          Masks.add(seed, masked);
        } else {
          Masks.subtract(seed, masked);
        }
      }
    }
    return masked;
  }

  private SealedShares.@Nullable Pair opened(SealedShares sealed) {
    try {
      return sealed.open(letterKey(sealed.from()));
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  /** Those with whom its vector is masked: who sent it shares, and itself. */
  public Set<String> maskedWith() {
    return new TreeSet<>(held.keySet());
  }

  /**
   * Gives the shares that take the masks away from the sum of the survivors' vectors. What the
   * survivors are is the same to all clients: the caller has checked that at least the threshold of
   * members signed these names, so that two sums cannot be had of one round.
   *
   * @param survivors whose masked vectors are in the sum
   * @throws IllegalArgumentException if they are too few, or not all masked with this one
   * @throws IllegalStateException if it gave shares for other survivors before
   */
  public Unmasking unmask(Set<String> survivors) {
    requireStep(isMasked, "unmasks after it masked");
    round.requireSurvivors(survivors);
    if (!held.keySet().containsAll(survivors) || !survivors.contains(member)) {
      throw new IllegalArgumentException(
          "%s masked its vector with %s, so the survivors cannot be %s"
              .formatted(member, maskedWith(), new TreeSet<>(survivors)));
    }
    Set<String> asked = new TreeSet<>(survivors);
    if (unmasked != null && !unmasked.equals(asked)) {
      throw new IllegalStateException(
          "%s gave its shares for the survivors %s; for %s it would show a member's update"
              .formatted(member, unmasked, asked));
    }
    unmasked = asked;
    Map<String, byte[]> ofOwn = new LinkedHashMap<>();
    Map<String, byte[]> ofKeys = new LinkedHashMap<>();
    for (String other : round.members()) {
      SealedShares.Pair pair = held.get(other);
      if (pair != null && survivors.contains(other)) {
        ofOwn.put(other, pair.own());
      } else if (pair != null) {
        ofKeys.put(other, pair.key());
      }
    }
    return new Unmasking(member, ofOwn, ofKeys);
  }

  /**
   * The coefficients of a polynomial, one after the other; the same ones each time. Among other
   * members holders have other numbers, and one of them could get two points of one polynomial.
   */
  private Consumer<byte[]> drawn(String of) {
    String purpose = round.purpose("share of " + of, member, member) + "\n" + round.members();
    AtomicInteger power = new AtomicInteger();
    return bytes -> {
      byte[] next = RoundKey.derived(secrets.sharing(), purpose + "\n" + power.incrementAndGet());
      System.arraycopy(next, 0, bytes, 0, bytes.length);
    };
  }

  private OpenKeys keysOf(String other) {
    return Objects.requireNonNull(keys).of(other);
  }

  private byte[] letterKey(String other) {
    return RoundKey.seed(
        letter.secret(), keysOf(other).letter(), round.purpose("letter", member, other));
  }

  private void requireStep(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalStateException("In a masked round a member " + rule);
    }
  }
}
