// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.webhook.WebhookProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a webhook may lead. */
class TargetsTest {
  private static Targets allowing(String... networks) {
    return new Targets(
        new WebhookProperties(
            List.of(networks), 8, Duration.ofSeconds(10), Duration.ofSeconds(15)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "[2606:4700::1111]"})
  void leadsToPublicAddresses(String host) {
    assertThatCode(() -> allowing().check(URI.create("https://" + host + "/hook")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "2130706433",
        "localhost",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "[::1]",
        "[::]",
        "[::ffff:10.0.0.1]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[ff02::1]",
        "[2002:a00:1::1]",
        "[64:ff9b::a00:1]",
        "[2001:db8::1]"
      })
  void leadsToNoAddressThatIsNotPublic(String host) {
    assertThatThrownBy(() -> allowing().check(URI.create("https://" + host + "/hook")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> allowing().resolve(host)).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void leadsToNetworksThatTheBankAllows() throws UnknownHostException {
    Targets targets = allowing("10.20.0.0/16", "fd00::/8");
    assertThat(targets.resolve("10.20.3.4")).hasSize(1);
    assertThat(targets.resolve("fd00::7")).hasSize(1);
    assertThatThrownBy(() -> targets.resolve("10.21.0.1"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("not public");
  }

  @Test
  void isEncryptedUnlessItStaysHere() {
    Targets targets = allowing("127.0.0.0/8", "::1/128", "10.0.0.0/8");
    targets.check(URI.create("http://127.0.0.1:8080/hook"));
    targets.check(URI.create("http://[::1]:8080/hook"));
    for (String address :
        List.of(
            "http://8.8.8.8/",
            "http://10.0.0.1/",
            "ftp://8.8.8.8/",
            "file:///etc/passwd",
            "https:///hook",
            "hook",
            "https://user:password@8.8.8.8/",
            "https://8.8.8.8/#fragment",
            "https://8.8.8.8/" + "x".repeat(500))) {
      assertThatThrownBy(() -> targets.check(URI.create(address)))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("url must");
    }
    assertThatThrownBy(() -> allowing().check(URI.create("http://localhost:8080/")))
        .isInstanceOf(BadRequestException.class);
  }
}
