// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.Reconciliation;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.ModelNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What home says needs attention. */
class AlarmsTest extends ViewTests {
  private static final Instant SOON = Instant.now().plus(Duration.ofDays(3));
  private static final Instant LATER = Instant.now().plus(Duration.ofDays(300));

  @Autowired private ModelsApi models;

  @BeforeEach
  void nothingYet() {
    party.registry().gives("findings", "{\"items\": []}");
    party.registry().gives("proposals", "{\"items\": []}");
    party.registry().gives("grants", "{\"items\": []}");
    party.registry().gives("versions", "{\"items\": []}");
    party.registry().gives("budgets", "[]");
    party.registry().gives("monitoring/alarms", "{\"items\": []}");
  }

  private String shown() {
    signIn("auditor", Roles.AUDITOR);
    return text();
  }

  @Test
  void saysWhatItWouldSayWhereThereIsNothing() {
    assertThat(shown()).contains("Nothing needs attention", "Here it says when the node is away");
  }

  @Test
  void saysThatTheNodeIsAway() {
    party.registry().setNodeAway(true);
    assertThat(shown()).contains("The node does not answer its registry");
  }

  @Test
  void tellsAFindingThatIsOverdueFromOneThatWillBe() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    party
        .registry()
        .gives(
            "findings",
            "{\"items\": [%s, %s]}"
                .formatted(finding("F-1", today.minusDays(1)), finding("F-2", today)));
    assertThat(shown())
        .contains("Finding F-1 of Developer of BankA is overdue", "card-fraud, version 79")
        .contains("Finding F-2 of Developer of BankA is due")
        .doesNotContain("F-2 of Developer of BankA is overdue");
  }

  @Test
  void readsOnInALongList() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    party
        .registry()
        .answers(
            "GET findings",
            asked ->
                new Answer(
                    200,
                    asked.parameter("cursor").isPresent()
                        ? "{\"items\": [" + finding("F-2", today) + "]}"
                        : "{\"items\": ["
                            + finding("F-1", today)
                            + "], \"nextCursor\": \"second\"}"));
    assertThat(shown()).contains("Finding F-1 of", "Finding F-2 of");
  }

  @Test
  void saysWhereLittleIsLeftOfAPrivacyBudget() {
    party
        .registry()
        .gives(
            "budgets",
            "[%s, %s]".formatted(budget("cards", 1_500_000), budget("loans", 1_600_000)));
    assertThat(shown())
        .contains("BankA has 19% left of the privacy budget for cards")
        .doesNotContain("for loans");
  }

  @Test
  void saysThatAGrantEndsSoonAndNothingOfOneThatLastsOrHasEnded() {
    Map<String, Instant> ends = Map.of("BankB", SOON, "BankC", LATER, "BankD", Instant.EPOCH);
    party
        .registry()
        .answers(
            "GET grants",
            asked -> {
              Instant from = Instant.parse(asked.parameter("endsFrom").orElseThrow());
              Instant before = Instant.parse(asked.parameter("endsBefore").orElseThrow());
              String items =
                  ends.entrySet().stream()
                      .filter(each -> !each.getValue().isBefore(from))
                      .filter(each -> each.getValue().isBefore(before))
                      .map(each -> grant(each.getKey(), each.getValue()))
                      .collect(Collectors.joining(","));
              return new Answer(200, "{\"items\": [" + items + "]}");
            });
    assertThat(shown())
        .contains("The grant from BankB ends")
        .doesNotContain("The grant from BankC", "The grant from BankD");
  }

  @Test
  void saysThatAVersionServesThatIsFrozen() {
    String served = served("FROZEN", "champion");
    String good = served("APPROVED", "challenger");
    party
        .registry()
        .answers(
            "GET versions",
            asked ->
                new Answer(
                    200,
                    "{\"items\": [%s]}"
                        .formatted(
                            asked.parameter("alias").filter("champion"::equals).isPresent()
                                ? served
                                : good)));
    assertThat(shown())
        .contains("At BankA the champion for fraud is not approved: Frozen")
        .doesNotContain("a challenger for fraud is not approved");
  }

  @Test
  void saysThatAUseEndsAndThatAProposalEndedUndecided() {
    party
        .registry()
        .gives(
            "adoptions",
            """
            [{"adoptionId": "5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "member": "O=BankA, L=London, C=GB",
              "version": {"modelId": "%s", "version": 79, "artifactDigest": "00"},
              "purpose": "fraud", "expiresAt": "%s", "status": "APPROVED"}]
            """
                .formatted(Samples.CARD_FRAUD, SOON));
    party
        .registry()
        .gives(
            "proposals",
            """
            {"items": [{"proposalId": "5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee",
              "member": "O=BankA, L=London, C=GB", "subject": {"kind": "RevokePerson"},
              "requiredRoles": [], "status": "OPEN", "expiresAt": "2001-01-01T00:00:00Z",
              "since": "2000-12-01T00:00:00Z"}]}
            """);
    assertThat(shown())
        .contains("At BankA the use for fraud ends")
        .contains("It ended without a decision:", "End a person’s right to decide");
  }

  @Test
  void tellsARegulatorOfWhatIsMissing() {
    signIn("supervisor", Roles.SUPERVISOR);
    AlarmList list = new AlarmList(new ModelNames(models), Locale.UK, Instant.now());
    list.given(given(true, 0));
    assertThat(list.all()).isEmpty();
    list.given(given(false, 1200));
    assertThat(list.all())
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.now()).isTrue();
              assertThat(alarm.words())
                  .isEqualTo("1,200 transactions were committed and not reported");
            });
  }

  @Test
  void speaksGerman() {
    party.registry().setNodeAway(true);
    signIn(Locale.GERMANY, "auditor", Roles.AUDITOR);
    go("members");
    go("");
    assertThat(text()).contains("Der Knoten antwortet seiner Registry nicht");
  }

  private static String served(String status, String alias) {
    return Samples.versionOfCardFraud(80)
        .replaceAll("\"status\": \"[A-Z_]+\"", "\"status\": \"%s\"".formatted(status))
        .replace("\"alias\": \"champion\"", "\"alias\": \"%s\"".formatted(alias));
  }

  private static Reconciliation given(boolean complete, long missing) {
    Instant now = Instant.now();
    return new Reconciliation(complete, now, now, 1146, 0, missing, List.of(), List.of());
  }

  private static String finding(String id, LocalDate due) {
    return """
        {"modelId": "%s", "version": 79, "id": "%s", "severity": "HIGH", "status": "OPEN",
         "owner": "Developer of BankA", "dueDate": "%s", "description": "Recall falls."}
        """
        .formatted(Samples.CARD_FRAUD, id, due);
  }

  private static String budget(String dataDomain, long remaining) {
    return """
        {"member": "O=BankA, L=London, C=GB", "dataDomain": "%s", "unit": "ROW", "units": 4000,
         "deltaTrillionths": 1000000, "capEpsilonMillionths": 8000000,
         "spentEpsilonMillionths": 1, "capInForceMillionths": 8000000,
         "remainingMillionths": %d, "spends": []}
        """
        .formatted(dataDomain, remaining);
  }

  private static String grant(String grantor, Instant ends) {
    return """
        {"grantId": "g", "version": {"modelId": "%s", "version": 79, "artifactDigest": "00"},
         "grantor": "O=%s, L=Frankfurt, C=DE", "grantee": "O=BankA, L=London, C=GB",
         "kind": "USE", "status": "ACTIVE", "since": "2026-03-01T12:00:00Z",
         "terms": {"purposes": ["fraud"], "mayFineTune": true, "mayShareOnward": false,
           "derivedVersionsGoBack": true, "expiresAt": "%s"}}
        """
        .formatted(Samples.CARD_FRAUD, grantor, ends);
  }
}
