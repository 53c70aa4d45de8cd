// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.SharingPolicy;
import net.concordat.ui.api.UsageTerms;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class SharingTabTest extends ViewTests {
  private static final String VERSION = "models/" + Samples.CARD_FRAUD + "/versions/80";

  @Test
  void saysWhoWasGrantedItAndWhoReceivedWhat() {
    signIn("developer", Roles.DEVELOPER);
    go(VERSION + "/sharing");
    assertThat(text())
        .contains("BankB, for use", "Active", "105010501050…", "These very bytes")
        .contains("BankC, for review", "Offered", "(passed on)", "No receipt yet")
        .contains("A version derived from it may state an epsilon of at most 3.")
        .doesNotContain("Other bytes");
  }

  @Test
  void saysThatOtherBytesWereReceived() {
    party
        .registry()
        .gives(
            VERSION + "/deliveries",
            """
            [{"grantId": "0c9d77c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "computedDigest": "%s",
              "since": "2026-02-22T10:00:00Z"}]
            """
                .formatted("66".repeat(32)));
    signIn("developer", Roles.DEVELOPER);
    go(VERSION + "/sharing");
    assertThat(text()).contains("Other bytes").doesNotContain("These very bytes");
  }

  @Test
  void readsThePolicyBackInSentences() {
    signIn("developer", Roles.DEVELOPER);
    go(VERSION + "/sharing");
    assertThat(text())
        .contains("For use it may be granted to BankB.", "may be granted to BankC.")
        .contains("Whoever receives it may be in any country.", "It may be used for fraud.")
        .contains("Versions may be derived from it.", "must be open to its owner")
        .contains("Neither it nor what is derived", "Every right ends on 31 Jan 2027, 00:00 UTC.");
  }

  @Test
  void hasASentenceForWhateverAPolicyCanSay() {
    signIn("developer", Roles.DEVELOPER);
    UsageTerms terms =
        new UsageTerms(
            List.of("fraud", "credit"),
            false,
            true,
            false,
            Instant.parse("2027-01-31T00:00:00Z"),
            "Rows are <b>public</b> {0}.",
            null);
    assertThat(
            PolicyWords.of(
                new SharingPolicy(List.of(), List.of(), true, List.of("DE", "FR"), terms),
                Locale.UK))
        .containsExactly(
            "Every active bank may be granted it, for use and for review; banks admitted later,"
                + " too.",
            "Whoever receives it must be in Germany, France.",
            "It may be used for fraud, credit.",
            "No version may be derived from it.",
            "It, and what is derived from it, may be granted to others.",
            "Why it may leave the bank without differential privacy, in its owner’s words:"
                + " “Rows are <b>public</b> {0}.”",
            "Every right ends on 31 Jan 2027, 00:00 UTC.");
    assertThat(
            PolicyWords.of(
                new SharingPolicy(List.of(), List.of(), false, List.of(), terms), Locale.UK))
        .contains(
            "It may be granted to nobody for use.", "It may be granted to nobody for review alone.")
        .hasSize(8);
  }

  @Test
  void saysThatNobodyWasGrantedIt() {
    party.registry().gives(VERSION + "/grants", "[]");
    signIn("auditor", Roles.AUDITOR);
    go(VERSION + "/sharing");
    assertThat(text()).contains("Nobody has been granted this version");
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "developer", Roles.DEVELOPER);
    go(VERSION + "/sharing");
    assertThat(text())
        .contains("BankB, zur Nutzung", "Genau diese Bytes", "Sie darf verwendet werden für fraud.")
        .contains("Alle Rechte enden am 31.01.2027, 00:00 UTC.");
  }
}
