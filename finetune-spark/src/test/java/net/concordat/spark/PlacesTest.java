// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = Places.of(List.of(0, 2, 0, 0, 3, 0));

  @Test
  void eachRowIsInTheShareThatHasIt() {
    int[] shares = {1, 1, 4, 4, 4};
    int[] within = {0, 1, 0, 1, 2};

    assertThat(places.rows()).isEqualTo(5);
    for (int row = 0; row < 5; row++) {
      assertThat(places.share(row)).isEqualTo(shares[row]);
      assertThat(places.place(row)).isEqualTo(within[row]);
      assertThat(places.row(shares[row], within[row])).isEqualTo(row);
    }
  }

  @Test
  void rowsThatAreAskedForKeepTheirOrder() {
    int[] rows = {4, 0, 2, 3, 1};

    assertThat(places.placesIn(4, rows)).containsExactly(2, 0, 1);
    assertThat(places.placesIn(1, rows)).containsExactly(0, 1);
    assertThat(places.placesIn(2, rows)).isEmpty();
    assertThat(places.placesIn(5, rows)).isEmpty();
  }
}
