// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the rows of a CSV text begin, from any place of the text on. In the middle nobody can
 * tell whether a line end is within quotes; so a stretch is read as it would be from each state
 * that a reader may be in at its beginning, and the stretches before it decide which one holds
 * (parallel prefix computation of a finite automaton, as of Ladner and Fischer 1980).
 */
public final class CsvScan {
  private static final int LINE = 0;
  private static final int LINE_AFTER_CR = 1;
  private static final int CELL = 2;
  private static final int TEXT = 3;
  private static final int QUOTED = 4;
  private static final int QUOTE_IN_QUOTED = 5;
  private static final int STATES = 6;

  private CsvScan() {}

  /**
   * What is known of a stretch, for each state at its beginning.
   *
   * @param length bytes
   * @param end the state behind it
   * @param lines that end in it, without empty ones
   * @param cut where the first line begins in it; -1 where none does
   * @param before lines that end before that: 0 or 1
   */
  public record Stretch(int length, int[] end, int[] lines, int[] cut, int[] before)
      implements Serializable {}

  /**
   * Reads on, stretch by stretch.
   *
   * @param most how many bytes to read
   * @param size bytes of a stretch, but the last
   */
  public static List<Stretch> stretches(InputStream text, long most, int size) throws IOException {
    List<Stretch> found = new ArrayList<>();
    for (long left = most; left > 0; ) {
      byte[] bytes = text.readNBytes((int) Math.min(size, left));
      if (bytes.length == 0) {
        break;
      }
      found.add(stretch(bytes));
      left -= bytes.length;
    }
    return found;
  }

  /**
   * Where rows begin, at most once for each stretch, and the end of the text. The first cut is
   * before the header.
   *
   * @param all stretches of a text, whose first line is a header
   */
  public static List<Part.Cut> cuts(List<Stretch> all) {
    List<Part.Cut> cuts = new ArrayList<>();
    int state = LINE;
    long offset = 0;
    long lines = 0;
    for (Stretch stretch : all) {
      long before = lines + stretch.before()[state];
      if (stretch.cut()[state] >= 0 && (cuts.isEmpty() || before > 0)) {
        cuts.add(cut(offset + stretch.cut()[state], before));
      }
      lines += stretch.lines()[state];
      offset += stretch.length();
      state = stretch.end()[state];
    }
    cuts.add(cut(offset, lines + (begins(state) ? 0 : 1)));
    return cuts;
  }

  /** The header is no row. */
  private static Part.Cut cut(long offset, long lines) {
    return new Part.Cut(offset, Math.max(0, lines - 1));
  }

  private static Stretch stretch(byte[] text) {
    Stretch stretch =
        new Stretch(
            text.length, new int[STATES], new int[STATES], new int[STATES], new int[STATES]);
    // From the end of its first line on, all that read that line alike read alike.
    List<Tail> tails = new ArrayList<>();
    for (int state = 0; state < STATES; state++) {
      Tail tail = tail(text, state, tails);
      tails.add(tail);
      stretch.end()[state] = tail.end();
      stretch.lines()[state] = tail.lines();
      stretch.cut()[state] = begins(state) ? 0 : tail.first();
      stretch.before()[state] = begins(state) ? 0 : 1;
    }
    return stretch;
  }

  /** What comes behind the first line: its end is at {@code first}, or nowhere where that is -1. */
  private record Tail(int first, int behind, int end, int lines) {}

  private static Tail tail(byte[] text, int begin, List<Tail> known) {
    int state = begin;
    int place = 0;
    boolean ended = false;
    while (place < text.length && !ended) {
      int next = next(state, text[place++]);
      ended = begins(next) && !begins(state);
      state = next;
    }
    if (!ended) {
      return new Tail(-1, state, state, 0);
    }
    int first = place;
    int behind = state;
    for (Tail other : known) {
      if (other.first() == first && other.behind() == behind) {
        return other;
      }
    }
    int lines = 1;
    while (place < text.length) {
      int next = next(state, text[place++]);
      if (begins(next) && !begins(state)) {
        lines++;
      }
      state = next;
    }
    return new Tail(first, behind, state, lines);
  }

  private static boolean begins(int state) {
    return state <= LINE_AFTER_CR;
  }

  private static int next(int state, byte given) {
    if (state == QUOTED) {
      return given == '"' ? QUOTE_IN_QUOTED : QUOTED;
    }
    return switch (given) {
      case ',' -> CELL;
      case '\n' -> LINE;
      case '\r' -> LINE_AFTER_CR;
      case '"' -> state == TEXT ? TEXT : QUOTED;
      default -> TEXT;
    };
  }
}
