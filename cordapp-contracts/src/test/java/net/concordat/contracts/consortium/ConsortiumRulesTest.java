// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.TestLedger;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsortiumRulesTest {
  /** A ledger reads what is serialized. */
  @BeforeAll
  static void begin() {
    TestLedger.signature(Parties.BANK_A, SecureHash.sha256("anything"));
  }

  private static ConsortiumRules read(byte[] bytes) {
    SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
    return factory.deserialize(
        new OpaqueBytes(bytes), ConsortiumRules.class, factory.getDefaultContext());
  }

  @Test
  void areReadAsTheyWereWrittenBeforeTheyBoundedFederations() throws IOException {
    byte[] written;
    try (InputStream file =
        Objects.requireNonNull(getClass().getResourceAsStream("rules-version-1.bin"))) {
      written = file.readAllBytes();
    }
    ConsortiumRules rules = read(written);
    assertThat(rules.getMostFederatedChangeMillionths()).isNull();
    assertThat(rules.getApprovalThreshold()).isEqualTo(2);
    assertThat(rules.getPurposes()).containsExactly("fraud", "credit-risk");
    assertThat(rules.getMaxUnobservedSeconds()).isEqualTo(259_200);

    SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
    byte[] again =
        SerializationAPIKt.serialize(rules, factory, factory.getDefaultContext()).getBytes();
    assertThat(read(again)).isEqualTo(rules);
  }
}
