// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.concordat.scoring.monitoring.Figures.Compared;
import org.jspecify.annotations.Nullable;

/** An adoption's decisions in one place, and the window that is open. For one thread. */
final class Watched {
  final UUID adoption;
  final String place;
  private State state;
  private @Nullable Comparison comparison;
  private Comparison.@Nullable Counts counts;
  private Sample sample;
  private @Nullable Instant from;
  private @Nullable Instant to;
  private long decisions;
  private long flagged;
  private long overridden;

  /**
   * What is kept of it: the open window itself is counted anew from the log.
   *
   * @param plan that holds for the open window; null if none is open
   * @param reference null until there is one
   * @param first the sequence from which on its records are in no closed window
   * @param since the end of the last closed window; null before there was one
   */
  record State(
      String purpose,
      String modelId,
      int version,
      @Nullable Plan plan,
      @Nullable Reference reference,
      long first,
      @Nullable Instant since) {
    State opened(Plan holds, @Nullable Reference made) {
      return new State(purpose, modelId, version, holds, made, first, since);
    }

    private State closed(@Nullable Reference made, long after, Instant end) {
      return new State(purpose, modelId, version, null, made, after, end);
    }
  }

  Watched(UUID adoption, String place, State state) {
    this.adoption = adoption;
    this.place = place;
    this.state = state;
    this.sample = new Sample(adoption);
    begin(state);
  }

  /** Begins to count a window. */
  private void begin(State with) {
    state = with;
    Reference reference = with.reference();
    if (reference != null && comparison == null) {
      comparison = new Comparison(reference, adoption);
    }
    Comparison compared = comparison;
    counts = compared == null ? null : compared.new Counts();
    sample = new Sample(adoption);
    from = null;
    to = null;
    decisions = 0;
    flagged = 0;
    overridden = 0;
  }

  State state() {
    return state;
  }

  boolean hasDecisions() {
    return decisions > 0;
  }

  /** Takes the plan that holds for the window, and the reference if there is one by now. */
  void open(Plan plan, @Nullable Reference reference) {
    long overrides = overridden;
    begin(state.opened(plan, reference));
    overridden = overrides;
  }

  private Plan plan() {
    return Objects.requireNonNull(state.plan(), "a window has a plan once it is open");
  }

  /** Whether the window ends before a decision of this time. */
  boolean endsBefore(Instant at) {
    Instant end = to;
    return end != null && !at.isBefore(end) && decisions >= plan().leastDecisions();
  }

  void add(Instant at, double score, boolean isFlagged, Map<String, Object> values) {
    // One that was recorded late is in the next window.
    Instant since = state.since();
    Instant counted = since != null && at.isBefore(since) ? since : at;
    if (from == null) {
      Instant begins = plan().beginning(counted);
      from = since != null && begins.isBefore(since) ? since : begins;
    }
    if (to == null || !counted.isBefore(to)) {
      to = plan().end(counted);
    }
    decisions++;
    flagged += isFlagged ? 1 : 0;
    Comparison.Counts with = counts;
    if (with == null) {
      sample.add(score, isFlagged, values);
    } else {
      with.add(score, isFlagged, values);
    }
  }

  void addOverride() {
    overridden++;
  }

  /** When labels have been waited for. */
  Instant due() {
    return end().plus(plan().labelDelay());
  }

  private Instant end() {
    return Objects.requireNonNull(to, "a window with decisions has an end");
  }

  /** What is found of the window as it is. */
  Figures figures(Instant closedAt) {
    Comparison.Counts with = counts;
    Instant begins = Objects.requireNonNull(from, "a window with decisions has a beginning");
    Compared compared =
        comparison == null
            ? new Compared(Reference.FIRST_WINDOW, decisions, begins, end())
            : comparison.reference().compared();
    return new Figures(
        state.modelId(),
        state.version(),
        adoption,
        state.purpose(),
        place,
        begins,
        end(),
        closedAt,
        decisions,
        flagged,
        overridden,
        compared,
        with == null ? null : with.alerts(),
        with == null ? null : with.score(),
        with == null ? List.of() : with.fields(),
        null);
  }

  /**
   * The state once the window is closed; the first is the reference of those to come.
   *
   * @param after the sequence after its last record
   */
  State closed(long after) {
    Reference reference = state.reference();
    return state.closed(
        reference == null ? sample.reference(Reference.FIRST_WINDOW, from, to) : reference,
        after,
        end());
  }

  /** Goes on after the window. */
  void goOn(State after) {
    begin(after);
  }
}
