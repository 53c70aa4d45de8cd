// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** Which adoptions a bank uses for one purpose. There is room for one champion. */
@CordaSerializable
public final class Alias extends Value {
  /** More models than anybody scores with side by side. */
  static final int MOST_CHALLENGERS = 10;

  private final String purpose;
  private final @Nullable UUID champion;
  private final List<UUID> challengers;

  /**
   * @param purpose what for
   * @param champion the adoption whose scores count; null for none
   * @param challengers the adoptions measured beside it, at most 10
   */
  @ConstructorForDeserialization
  public Alias(String purpose, @Nullable UUID champion, List<UUID> challengers) {
    this.purpose = purpose;
    this.champion = champion;
    this.challengers = Collections.unmodifiableList(new ArrayList<>(challengers));
  }

  public String getPurpose() {
    return purpose;
  }

  public @Nullable UUID getChampion() {
    return champion;
  }

  public List<UUID> getChallengers() {
    return challengers;
  }

  /** The same alias without an adoption, wherever it stands. */
  Alias without(UUID adoptionId) {
    List<UUID> left = new ArrayList<>(challengers);
    left.remove(adoptionId);
    return new Alias(purpose, adoptionId.equals(champion) ? null : champion, left);
  }

  /** The same alias with an adoption in a place; the champion that it replaces leaves. */
  Alias with(UUID adoptionId, AliasPlace place) {
    Alias others = without(adoptionId);
    if (place == AliasPlace.CHAMPION) {
      return new Alias(purpose, adoptionId, others.challengers);
    }
    List<UUID> more = new ArrayList<>(others.challengers);
    more.add(adoptionId);
    return new Alias(purpose, others.champion, more);
  }

  boolean isEmpty() {
    return champion == null && challengers.isEmpty();
  }

  void checkBounds() {
    Bounds.text("purpose", purpose, Bounds.NAME);
    Bounds.list("challengers", challengers, 0, MOST_CHALLENGERS);
    LedgerRule.FRAME_BOUNDED.require(
        !challengers.contains(champion), "the champion for " + purpose + " is a challenger too");
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(purpose, champion, challengers);
  }
}
