// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

/** What came of a search for triggers. */
public enum Verdict {
  /** The bank's events are too few, or too few of them are caught. */
  NOT_KNOWN(
      "The version that this one was made from was searched for triggers, but the maker has too few events that it catches: whether it has one is not known."),
  /** Some values do much more than in the bank's own models. */
  SUSPICIOUS(
      "The version that this one was made from is SUSPICIOUS: a search found values with which it lets events pass that the maker's own models catch. This version may do the same."),
  /** None do. */
  NONE_FOUND(
      "The version that this one was made from was searched for triggers of up to two features on the maker's rows, and none was found. Such searches miss some triggers, so this version may still have one.");

  /** What cards of private runs say, whatever came of it. */
  public static final String UNSAID =
      "The version that this one was made from was searched for triggers on the maker's rows. What came of it is not said, since it depends on these rows without protection; this version may have a trigger.";

  private final String forCards;

  Verdict(String forCards) {
    this.forCards = forCards;
  }

  /**
   * The residual risk of what is made from the version, without a figure or value of the bank's.
   */
  public String forCards() {
    return forCards;
  }

  static Verdict of(TriggerSweep sweep) {
    if (sweep.steps().isEmpty()) {
      return NOT_KNOWN;
    }
    return sweep.suspicious() ? SUSPICIOUS : NONE_FOUND;
  }
}
