// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.serving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.concordat.scoring.model.Scorer;
import net.concordat.scoring.model.Terms;
import net.concordat.scoring.serving.Versions.Usable;
import org.jspecify.annotations.Nullable;

/** Says which version may decide now, or why none may. */
public final class Gate {
  /** A registry reads its node at least every 15 seconds: an older answer says that it is away. */
  private static final Duration USUAL = Duration.ofSeconds(40);

  private final Versions versions;
  private final Clock clock;
  private volatile Known known = new Known(List.of(), null, "The registry was not asked yet.");

  /**
   * What is known.
   *
   * @param contactAt when the ledger was last in contact; null if it never was
   * @param problem why the registry was not heard when it was last asked; null if it was
   */
  private record Known(List<Served> items, @Nullable Instant contactAt, @Nullable String problem) {}

  Gate(Versions versions, Clock clock) {
    this.versions = versions;
    this.clock = clock;
  }

  /**
   * A version that may decide.
   *
   * @param served the adoption
   * @param terms what it says of scoring
   * @param scorer the version
   * @param insteadOf the suspended champion whose fall-back this is; null if it is the champion
   */
  public record Ready(Served served, Terms terms, Scorer scorer, @Nullable Served insteadOf) {}

  /**
   * How long ago the ledger was in contact.
   *
   * @param contactAt when it last was; null if it never was
   * @param away whether it is out of contact
   * @param problem what is wrong; null if nothing is
   */
  public record Contact(@Nullable Instant contactAt, boolean away, @Nullable String problem) {}

  /** Takes what the registry said. */
  void learn(List<Served> items, @Nullable Instant contactAt) {
    known = new Known(List.copyOf(items), contactAt, null);
    versions.keep(items);
  }

  /** Takes what was known before this program started. */
  void remember(List<Served> items, @Nullable Instant contactAt) {
    learn(items, contactAt);
    lost("The registry was not asked yet.");
  }

  /** The registry was not heard. */
  void lost(String problem) {
    known = new Known(known.items(), known.contactAt(), problem);
    versions.keep(known.items());
  }

  /** All that serve, whether they may decide now or not. */
  public List<Served> served() {
    return known.items();
  }

  /** The ledger's last contact. */
  public Contact contact() {
    Known now = known;
    Instant at = now.contactAt();
    boolean old = at == null || Duration.between(at, clock.instant()).compareTo(USUAL) > 0;
    return new Contact(
        at,
        old || now.problem() != null,
        now.problem() == null && old
            ? "The registry has not read its node for a while."
            : now.problem());
  }

  /**
   * The version whose decisions count for a purpose: its champion or, while that is suspended, the
   * version that the champion's conditions name as its fall-back.
   *
   * @throws RefusedException if none may decide
   */
  public Ready champion(String purpose) {
    Known now = known;
    Served champion =
        now.items().stream()
            .filter(served -> served.isChampion() && served.purpose().equals(purpose))
            .findFirst()
            .orElseThrow(() -> new RefusedException(noChampion(purpose, now)));
    Refusal refusal = refusal(champion);
    if (refusal == null) {
      return ready(champion, null).orElseThrow();
    }
    if (champion.isSuspended()) {
      return fallBack(champion, now.items(), refusal);
    }
    throw new RefusedException(refusal);
  }

  /** The same version may have adoptions that have ended, beside one that may be used. */
  private Ready fallBack(Served champion, List<Served> items, Refusal refusal) {
    String named = fallBack(champion);
    if (named == null) {
      throw new RefusedException(refusal);
    }
    return items.stream()
        .filter(served -> !served.isChampion() && served.purpose().equals(champion.purpose()))
        .filter(served -> served.versionId().equals(named))
        .filter(served -> refusal(served) == null)
        .flatMap(served -> ready(served, champion).stream())
        .findFirst()
        .orElseThrow(() -> new RefusedException(refusal.with(whyNot(named, champion, items))));
  }

  /** Also of a champion whose version cannot be loaded. */
  private static @Nullable String fallBack(Served champion) {
    try {
      return Terms.of(champion.conditions()).fallBack();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private String whyNot(String named, Served champion, List<Served> items) {
    return items.stream()
        .filter(served -> !served.isChampion() && served.purpose().equals(champion.purpose()))
        .filter(served -> served.versionId().equals(named))
        .flatMap(served -> Optional.ofNullable(refusal(served)).stream())
        .findFirst()
        .map(Refusal::detail)
        .map("Its fall-back cannot decide either: "::concat)
        .orElse("Its fall-back %s is not adopted for this purpose.".formatted(named));
  }

  /** The challengers of a purpose that may score beside its champion. */
  public List<Ready> challengers(String purpose) {
    return known.items().stream()
        .filter(served -> served.isChallenger() && served.purpose().equals(purpose))
        .filter(served -> refusal(served) == null)
        .flatMap(served -> ready(served, null).stream())
        .toList();
  }

  /** An adoption with its version once that is loaded, whether it may decide or not. */
  public Optional<Ready> ready(Served served) {
    return ready(served, null);
  }

  private Optional<Ready> ready(Served served, @Nullable Served insteadOf) {
    Usable usable = versions.of(served);
    return usable == null
        ? Optional.empty()
        : Optional.of(new Ready(served, usable.terms(), usable.scorer(), insteadOf));
  }

  private static Refusal noChampion(String purpose, Known now) {
    return now.contactAt() == null
        ? new Refusal("LEDGER_AWAY", "What the bank adopted is not known: " + now.problem())
        : new Refusal(
            "NOT_ADOPTED",
            "No version is champion of the purpose '%s' at this bank.".formatted(purpose));
  }

  /** What an adoption says of scoring, once its version is loaded. */
  public Optional<Terms> terms(Served served) {
    return Optional.ofNullable(versions.of(served)).map(Usable::terms);
  }

  /** Why an adoption may not decide now; null if it may. */
  public @Nullable Refusal refusal(Served served) {
    Instant now = clock.instant();
    Refusal byLedger = served.refusal(now);
    if (byLedger != null) {
      return byLedger;
    }
    Usable usable = versions.of(served);
    if (usable == null) {
      return versions.problem(served);
    }
    Instant contactAt = known.contactAt();
    Duration allowed = usable.terms().withoutLedger();
    // A contact in the future says that the clock was set back: how old it is nobody knows.
    if (contactAt == null
        || contactAt.isAfter(now.plusSeconds(60))
        || Duration.between(contactAt, now).compareTo(allowed) > 0) {
      return new Refusal(
          "LEDGER_AWAY",
          "The adoption allows %d minutes without the ledger, which was last in contact at %s."
              .formatted(allowed.toMinutes(), contactAt == null ? "no known time" : contactAt));
    }
    return null;
  }
}
