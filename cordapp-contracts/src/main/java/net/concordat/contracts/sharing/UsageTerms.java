// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What whoever holds a version may do with it, and until when. */
@CordaSerializable
public final class UsageTerms extends Value {
  private final List<String> purposes;
  private final boolean mayFineTune;
  private final boolean mayShareOnward;
  private final boolean derivedVersionsGoBack;
  private final Instant expiresAt;
  private final @Nullable String nonPrivate;
  private final @Nullable Long largestEpsilonMillionths;

  /**
   * @param purposes what it may be used for
   * @param mayFineTune whether a version may be derived from it
   * @param mayShareOnward whether it, or what derives from it, may be granted to a third member
   * @param derivedVersionsGoBack whether what derives from it must be open to its owner
   * @param expiresAt when every right ends
   * @param nonPrivate the owner's words for why a version without differential privacy may leave
   *     the bank, at most 1,000 characters; null where it says nothing
   * @param largestEpsilonMillionths the most epsilon that a version derived from it may state, in
   *     millionths; null for no bound
   */
  @ConstructorForDeserialization
  public UsageTerms(
      List<String> purposes,
      boolean mayFineTune,
      boolean mayShareOnward,
      boolean derivedVersionsGoBack,
      Instant expiresAt,
      @Nullable String nonPrivate,
      @Nullable Long largestEpsilonMillionths) {
    this.purposes = Collections.unmodifiableList(new ArrayList<>(purposes));
    this.mayFineTune = mayFineTune;
    this.mayShareOnward = mayShareOnward;
    this.derivedVersionsGoBack = derivedVersionsGoBack;
    this.expiresAt = expiresAt;
    this.nonPrivate = nonPrivate;
    this.largestEpsilonMillionths = largestEpsilonMillionths;
  }

  /** Terms without a bound on the epsilon of what is derived. */
  public UsageTerms(
      List<String> purposes,
      boolean mayFineTune,
      boolean mayShareOnward,
      boolean derivedVersionsGoBack,
      Instant expiresAt,
      @Nullable String nonPrivate) {
    this(purposes, mayFineTune, mayShareOnward, derivedVersionsGoBack, expiresAt, nonPrivate, null);
  }

  /** Whether these terms allow nothing that the others do not. */
  public boolean noWiderThan(UsageTerms other) {
    return other.purposes.containsAll(purposes)
        && (other.mayFineTune || !mayFineTune)
        && (other.mayShareOnward || !mayShareOnward)
        && (derivedVersionsGoBack || !other.derivedVersionsGoBack)
        && !expiresAt.isAfter(other.expiresAt)
        && withinEpsilon(other.largestEpsilonMillionths);
  }

  private boolean withinEpsilon(@Nullable Long largest) {
    return largest == null
        || (largestEpsilonMillionths != null && largestEpsilonMillionths <= largest);
  }

  public List<String> getPurposes() {
    return purposes;
  }

  public boolean isMayFineTune() {
    return mayFineTune;
  }

  public boolean isMayShareOnward() {
    return mayShareOnward;
  }

  public boolean isDerivedVersionsGoBack() {
    return derivedVersionsGoBack;
  }

  public Instant getExpiresAt() {
    return expiresAt;
  }

  public @Nullable String getNonPrivate() {
    return nonPrivate;
  }

  public @Nullable Long getLargestEpsilonMillionths() {
    return largestEpsilonMillionths;
  }

  void checkBounds() {
    if (largestEpsilonMillionths != null) {
      Bounds.number(
          "largestEpsilonMillionths", largestEpsilonMillionths, 1, Bounds.EPSILON_MILLIONTHS);
    }
    Bounds.names("purposes", purposes, 1, 20);
    if (nonPrivate != null) {
      Bounds.text("nonPrivate", nonPrivate, Bounds.TEXT);
    }
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        purposes,
        mayFineTune,
        mayShareOnward,
        derivedVersionsGoBack,
        expiresAt,
        nonPrivate,
        largestEpsilonMillionths);
  }
}
