// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Signatures as the Standard Webhooks specification has them. */
class SecretTest {
  @Test
  void signsAsTheSpecificationsOwnLibrariesDo() {
    // The vector of the tests of github.com/standard-webhooks/standard-webhooks/libraries.
    Secret secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isOf256RandomBitsAndSaysNothing() {
    Secret secret = Secret.random();
    assertThat(secret.text()).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
    assertThat(secret).isNotEqualTo(Secret.random());
    assertThat(secret.toString()).doesNotContain(secret.text().substring(6));
  }
}
