// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

/** Sorts places without an object for each; stable, as the library's sort of objects is. */
final class SortedPlaces {
  private SortedPlaces() {}

  /** Whether one place comes before another: below 0 it does, above 0 it comes after. */
  @FunctionalInterface
  interface Order {
    int compare(int one, int other);
  }

  /** The places from 0 to below {@code count} in an order; equal ones stay as they were. */
  static int[] of(int count, Order order) {
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = i;
    }
    int[] merged = new int[count];
    for (long width = 1; width < count; width *= 2) {
      for (long from = 0; from < count; from += 2 * width) {
        int middle = (int) Math.min(count, from + width);
        int to = (int) Math.min(count, from + 2 * width);
        merge(places, (int) from, middle, to, merged, order);
      }
      int[] swap = places;
      places = merged;
      merged = swap;
    }
    return places;
  }

  private static void merge(int[] from, int start, int middle, int to, int[] into, Order order) {
    int left = start;
    int right = middle;
    for (int at = start; at < to; at++) {
      boolean takeLeft =
          right == to || (left < middle && order.compare(from[left], from[right]) <= 0);
      into[at] = takeLeft ? from[left++] : from[right++];
    }
  }
}
