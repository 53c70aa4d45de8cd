// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;

/** How a short local history is drawn from all rows that a bank could have known. */
public enum HistoryDraw {
  /** So many events, and the same share of the other rows: the event's rate stays. */
  EVENTS,
  /** So many rows, whatever their labels. */
  ROWS;

  /**
   * Draws a history.
   *
   * @param labels of all rows
   * @param amount how many events or rows
   * @param seed another seed gives another history
   * @return places of the drawn rows, ascending
   * @throws InvalidInputException if there are not so many
   */
  public int[] draw(int[] labels, int amount, long seed) {
    Random random = new Random(seed);
    List<Integer> events = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      (this == ROWS || labels[i] == 1 ? events : others).add(i);
    }
    Checks.range("history of the bank's " + this, amount, 1, events.size());
    int rest = (int) Math.round((double) amount / events.size() * others.size());
    Collections.shuffle(events, random);
    Collections.shuffle(others, random);
    List<Integer> drawn = new ArrayList<>(events.subList(0, amount));
    drawn.addAll(others.subList(0, rest));
    return drawn.stream().sorted().mapToInt(Integer::intValue).toArray();
  }
}
