// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.decision;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.Entry;
import net.concordat.decisions.log.SignedReceipt;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.OverrideRecord;

/**
 * What people decided otherwise. The ids of a decision's overrides follow from its own and their
 * number, so they are found without a list of them.
 */
public final class Overrides {
  /** The most that one decision has. */
  public static final int MOST = 100;

  private final DecisionLog log;
  private final Clock clock;

  /** Overrides in a log. */
  public Overrides(DecisionLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * An override that the disk has.
   *
   * @param record what was decided instead
   * @param receipt that it was recorded
   */
  public record Overridden(OverrideRecord record, SignedReceipt receipt) {}

  /** Those of a decision, the first first. */
  public List<OverrideRecord> of(UUID decision) {
    return places(decision).stream()
        .filter(OverrideRecord.class::isInstance)
        .map(OverrideRecord.class::cast)
        .toList();
  }

  /** What has the ids that a decision's overrides have: a program may have had cases of them. */
  private List<LogRecord> places(UUID decision) {
    List<LogRecord> found = new ArrayList<>();
    Optional<LogRecord> next = log.record(id(decision, 0));
    while (next.isPresent() && found.size() < MOST) {
      found.add(next.get());
      next = log.record(id(decision, found.size()));
    }
    return found;
  }

  /**
   * Records one, after those that others record at the same time. The same again, while it is the
   * last, is the same.
   *
   * @param decided the model's decision
   * @param decision the person's
   * @param reason a code
   * @param person who, under a pseudonym
   * @throws InvalidInputException if a text is not as {@link OverrideRecord} says, or there are too
   *     many
   */
  public synchronized Overridden add(
      DecisionRecord decided, Decision decision, String reason, String person) {
    List<LogRecord> before = places(decided.id());
    OverrideRecord wanted =
        new OverrideRecord(
            id(decided.id(), before.size()),
            decided.id(),
            decided.leafHash(),
            decision,
            reason,
            person,
            clock.instant());
    if (!before.isEmpty()
        && before.get(before.size() - 1) instanceof OverrideRecord last
        && isSame(last, wanted)) {
      wanted = last;
    } else if (before.size() >= MOST) {
      throw new InvalidInputException(
          "A decision has at most " + MOST + " overrides, and " + decided.id() + " has them");
    }
    return new Overridden(wanted, log.append(List.of(new Entry(wanted, null))).get(0));
  }

  private static boolean isSame(OverrideRecord one, OverrideRecord other) {
    return one.decision() == other.decision()
        && one.reason().equals(other.reason())
        && one.person().equals(other.person());
  }

  private static UUID id(UUID decision, int number) {
    return DerivedId.of(
        "concordat/override-id/1",
        decision.getMostSignificantBits(),
        decision.getLeastSignificantBits(),
        number);
  }
}
