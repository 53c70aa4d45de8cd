// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacySettingsTest {
  private static final String CUSTOMERS =
      "{'unit': 'CUSTOMER', 'customerColumn': 'owner', 'rowsPerCustomer': 4, 'units': 1000,"
          + " 'clippingNorm': 1, 'targetEpsilon': 3, 'delta': 0.000001}";

  @Test
  void readsWhatASpecSays() {
    PrivacySettings settings = read(CUSTOMERS);

    assertThat(settings.unit()).isEqualTo(PrivacyUnit.CUSTOMER);
    assertThat(settings.targetEpsilon()).isEqualTo(3);
    assertThat(settings.noiseMultiplier()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'targetEpsilon': 3 | 'targetEpsilon': 0 | since an epsilon of 0 lets nothing be learned
          'targetEpsilon': 3 | 'targetEpsilon': -1 | 'privacy.targetEpsilon' must be between 0.01 and 100
          'targetEpsilon': 3 | 'targetEpsilon': 101 | but is 101.0
          'targetEpsilon': 3 | 'noiseMultiplier': 0.2 | 'privacy.noiseMultiplier' must be between 0.3
          'targetEpsilon': 3, | | but neither is given
          'targetEpsilon': 3 | 'targetEpsilon': 3, 'noiseMultiplier': 1 | but both are given
          'delta': 0.000001 | 'delta': 0 | 'privacy.delta' must be at least 1e-12
          'delta': 0.000001 | 'delta': 0.001 | at most 1 / (10 x units), 1.0E-4 here, but is 0.001
          'clippingNorm': 1 | 'clippingNorm': 0 | 'privacy.clippingNorm' must be between
          'units': 1000 | 'units': 0 | 'privacy.units' must be between 1 and
          'rowsPerCustomer': 4 | 'rowsPerCustomer': 0 | 'privacy.rowsPerCustomer' must be between 1 and
          'rowsPerCustomer': 4, | | 'privacy.rowsPerCustomer' is required, but is missing
          'customerColumn': 'owner', | | 'privacy.customerColumn' is required, but is missing
          'CUSTOMER' | 'ROW' | 'privacy.rowsPerCustomer' has no meaning with the unit ROW
          'units': | 'rowUnitReason': 'none', 'units': | 'privacy.rowUnitReason' has no meaning with the unit CUSTOMER
          'units': | 'classWeights': {'negative': 1, 'positive': 0}, 'units': | 'privacy.classWeights.positive' must be between
          """,
      quoteCharacter = '"')
  void refusesWhatCannotBeCounted(String good, String bad, String sentence) {
    assertThatThrownBy(() -> read(CUSTOMERS.replace(good, bad == null ? "" : bad)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesTheUnitRowWhereNobodySaysWhoseARowIs() {
    assertThatThrownBy(() -> PrivacyFixtures.rows(1_000, 1.0, null, null, null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("names 'privacy.customerColumn'")
        .hasMessageContaining("'privacy.rowUnitReason'");
  }

  private static PrivacySettings read(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Json.read(bytes, PrivacySettings.class, "spec");
  }
}
