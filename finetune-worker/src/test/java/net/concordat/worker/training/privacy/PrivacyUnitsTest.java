// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.privacy.KeyStream.Purpose;
import org.junit.jupiter.api.Test;

class PrivacyUnitsTest {
  private static final LabelledRows OWNED = owned(70, 31, 70, 44, 70, 31);

  private final KeyStream stream = new KeyStream(TestKeys.of(1), Purpose.ROWS).seek(1);

  @Test
  void putsTheRowsOfACustomerBesideEachOther() {
    PrivacyUnits units = PrivacyUnits.of(PrivacyFixtures.customers(3, 3), OWNED);

    PrivacyUnits.UnitBatch batch = units.select(new int[] {0, 2}, stream);

    assertThat(units.size()).isEqualTo(3);
    assertThat(batch.rows()).containsExactly(0, 2, 4, 3);
    assertThat(batch.firsts()).containsExactly(0, 3, 4);
  }

  @Test
  void drawsAnewWhichRowsOfACustomerAreTaken() {
    PrivacyUnits units = PrivacyUnits.of(PrivacyFixtures.customers(3, 2), OWNED);
    int[] taken = new int[6];
    for (int i = 0; i < 3_000; i++) {
      PrivacyUnits.UnitBatch batch = units.select(new int[] {0}, stream);
      assertThat(batch.rows()).hasSize(2).doesNotHaveDuplicates();
      for (int row : batch.rows()) {
        taken[row]++;
      }
    }
    // Each of three rows is one of the two taken 2,000 times of 3,000, +- 26.
    assertThat(taken[0]).isBetween(1_870, 2_130);
    assertThat(taken[2]).isBetween(1_870, 2_130);
    assertThat(taken[4]).isBetween(1_870, 2_130);
    assertThat(taken[1] + taken[3] + taken[5]).isZero();
  }

  @Test
  void refusesTheUnitRowWhereACustomerHasSeveralRows() {
    PrivacySettings settings = PrivacyFixtures.rows(6, 1.0, null, "owner", null);

    assertThatThrownBy(() -> PrivacyUnits.of(settings, OWNED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("in column 'owner' the rows 1 and 3 are of one customer");
  }

  @Test
  void takesTheUnitRowWithAReasonOrWithoutRepeats() {
    PrivacySettings reasoned = PrivacyFixtures.rows(6, 1.0, null, "owner", "Loans, not people");
    PrivacySettings single = PrivacyFixtures.rows(2, 1.0, null, "owner", null);

    assertThat(PrivacyUnits.of(reasoned, OWNED).size()).isEqualTo(6);
    assertThat(PrivacyUnits.of(single, owned(70, 31)).size()).isEqualTo(2);
  }

  @Test
  void refusesRowsThatWereReadWithoutSayingWhoseTheyAre() {
    LabelledRows anonymous = new LabelledRows(new float[2][1], new int[2]);

    assertThatThrownBy(() -> PrivacyUnits.of(PrivacyFixtures.customers(2, 2), anonymous))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("but the rows were read without saying whose they are");
  }

  private static LabelledRows owned(long... customers) {
    int count = customers.length;
    return new LabelledRows(new float[count][1], new int[count], customers, new long[count]);
  }
}
