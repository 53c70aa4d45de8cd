// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.handbook;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Card precision: each day the {@code top} cards by their highest score are looked at; the figure
 * is the share of them that had a fraud that day, as a mean over the days. A card that was found on
 * an earlier day is not looked at again (Le Borgne et al., Reproducible Machine Learning for Credit
 * Card Fraud Detection, chapter 4).
 */
final class CardPrecision {
  private CardPrecision() {}

  /** A card's day. */
  private record CardDay(int card, double score, boolean fraud) {
    CardDay with(CardDay other) {
      return new CardDay(card, Math.max(score, other.score), fraud || other.fraud);
    }
  }

  static double at(int top, double[] scores, int[] frauds, int[] cards, int[] days) {
    Set<Integer> found = new HashSet<>();
    double sum = 0;
    int[] distinct = Arrays.stream(days).distinct().sorted().toArray();
    for (int day : distinct) {
      Map<Integer, CardDay> today = new HashMap<>();
      for (int i = 0; i < scores.length; i++) {
        if (days[i] == day && !found.contains(cards[i])) {
          today.merge(cards[i], new CardDay(cards[i], scores[i], frauds[i] == 1), CardDay::with);
        }
      }
      List<Integer> detected =
          today.values().stream()
              .sorted(
                  Comparator.comparingDouble(CardDay::score)
                      .reversed()
                      .thenComparingInt(CardDay::card))
              .limit(top)
              .filter(CardDay::fraud)
              .map(CardDay::card)
              .toList();
      found.addAll(detected);
      sum += (double) detected.size() / top;
    }
    return sum / distinct.length;
  }
}
