// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** What came of verifying so far. */
final class Findings {
  private final Collection<String> problems = new LinkedHashSet<>();
  private final List<String> summary = new ArrayList<>();

  /** A check that ends where something is wrong. */
  interface Check {
    void run() throws EvidenceException;
  }

  /**
   * Runs a check of something that may be anything.
   *
   * @param entry what is named where the check itself breaks
   */
  void check(String entry, Check check) {
    try {
      check.run();
    } catch (EvidenceException wrong) {
      wrong(wrong);
    } catch (RuntimeException | StackOverflowError wrong) {
      wrong(new EvidenceException(entry, String.valueOf(wrong.getMessage())));
    }
  }

  void wrong(EvidenceException problem) {
    problems.add(problem.entry() + ": " + problem.getMessage());
  }

  void wrong(String entry, String what) {
    wrong(new EvidenceException(entry, what));
  }

  /** Notes what was verified. */
  void verified(String what, Object... values) {
    summary.add(what.formatted(values));
  }

  boolean isClean() {
    return problems.isEmpty();
  }

  Verification of(String consortiumId) {
    return new Verification(
        consortiumId, isClean() ? List.copyOf(summary) : List.of(), List.copyOf(problems));
  }
}
