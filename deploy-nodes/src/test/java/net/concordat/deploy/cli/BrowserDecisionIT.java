// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.registry.RegistryRefusal;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.people.PeopleFlow;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * A bank's people sign in at the real Keycloak, make passkeys in a real browser, and decide with
 * them, through the real registry, on real nodes.
 */
@OnRegistries
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class BrowserDecisionIT {
  private static final Party BANK = Party.BANK_A;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryNetwork network;
  private final Map<String, BrowserPerson> people = new LinkedHashMap<>();
  private final BankBrowser browser;
  private @Nullable FirstPeople first;
  private String newKey = "";
  private List<JsonObject> newPasskeys = List.of();

  BrowserDecisionIT(RegistryNetwork network) throws Exception {
    this.network = network;
    this.browser = new BankBrowser(network, BANK);
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @Test
  void peopleRegisterAreEnrolledAndDecideInTheirBrowsers() throws Exception {
    signIn();
    String proposal = askForAnotherKey();
    decide(proposal, "validator");
    refusesWhatWasTamperedWith(proposal);
    decide(proposal, "approver");
    carryOut(proposal);
    first().keep("developer", first().personId("developer"), newPasskeys);
  }

  /** Each signs in at a browser that has the passkey. */
  private void signIn() throws Exception {
    first = FirstPeople.OfBankA.in(network);
    for (String username : FirstPeople.NAMES) {
      BrowserPerson person = browser.signIn(username);
      first.passkeys(username).forEach(person.authenticator()::hold);
      people.put(username, person);
    }
    people.put("admin", browser.signIn("admin"));
  }

  private FirstPeople first() {
    return Objects.requireNonNull(first);
  }

  private BrowserPerson admin() {
    return person("admin");
  }

  private BrowserPerson person(String username) {
    BrowserPerson person = people.get(username);
    if (person == null) {
      throw new IllegalStateException(username + " is not signed in");
    }
    return person;
  }

  /** The developer has another authenticator, which two others are to approve. */
  private String askForAnotherKey() throws Exception {
    BrowserPerson developer = browser.signIn("developer");
    JsonNode passkey = developer.register();
    assertThat(passkey.get("personId").asText())
        .isEqualTo(first().personId("developer").toString());
    newPasskeys = developer.authenticator().passkeys();
    JsonNode asked =
        done(
            admin(),
            "/api/v1/people/enrolments",
            Map.of(
                "credentialId",
                passkey.get("credentialId").asText(),
                "roles",
                List.of("MODEL_DEVELOPER"),
                "waitSeconds",
                0,
                "decideUntil",
                Instant.now()
                    .plus(1, ChronoUnit.HOURS)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString()));
    newKey = passkey.at("/key/digest").asText();
    return asked.at("/result/proposalId").asText();
  }

  private static JsonNode done(BrowserPerson who, String path, Object body) throws Exception {
    return who.registry().perform(path, UUID.randomUUID().toString(), body, SOON);
  }

  private Map<String, Object> signed(String proposal, String username, String verdict)
      throws Exception {
    JsonNode ballot = ballot(proposal, username, verdict);
    return Map.of(
        "role", ballot.get("role").asText(),
        "verdict", verdict,
        "credential", person(username).sign(ballot.get("publicKey")));
  }

  private JsonNode ballot(String proposal, String username, String verdict) throws Exception {
    JsonNode ballots =
        person(username).registry().get("/api/v1/proposals/" + proposal + "/ballots", Map.of());
    for (JsonNode ballot : ballots) {
      if (ballot.get("verdict").asText().equals(verdict)) {
        return ballot;
      }
    }
    throw new AssertionError("No ballot to " + verdict + " in " + ballots);
  }

  /** Shows the person what it is, as the node's operator sees it too, and has it signed. */
  private void decide(String proposal, String username) throws Exception {
    JsonNode ballot = ballot(proposal, username, "APPROVE");
    String code = ballot.get("code").asText();
    assertThat(ballot.get("words").asText()).contains(newKey, code);
    assertThat(run(List.of("decision", "show", "--bank", "BankA", code)))
        .contains(ballot.get("words").asText().lines().toList());
    done(person(username), decisions(proposal), signed(proposal, username, "APPROVE"));
  }

  private static String decisions(String proposal) {
    return "/api/v1/proposals/" + proposal + "/decisions";
  }

  /** Neither a registry that relays something else gets through, nor one without its checks. */
  private void refusesWhatWasTamperedWith(String proposal) throws Exception {
    Map<String, Object> answer = signed(proposal, "approver", "REJECT");
    Map<String, Object> turned = new LinkedHashMap<>(answer);
    turned.put("verdict", "APPROVE");
    assertThatExceptionOfType(RegistryRefusal.class)
        .isThrownBy(() -> done(person("approver"), decisions(proposal), turned))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(422))
        .satisfies(refusal -> assertThat(refusal.rule()).hasValue("assertion-challenge"));
    assertThatExceptionOfType(RegistryRefusal.class)
        .isThrownBy(() -> done(person("validator"), decisions(proposal), answer))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(403));

    Bank operator = network.nodes().operator(BANK);
    JsonNode response = JSON.valueToTree(answer).at("/credential/response");
    Assertion assertion =
        new Assertion(
            bytes(response.get("authenticatorData")),
            bytes(response.get("clientDataJSON")),
            bytes(response.get("signature")));
    assertThatThrownBy(
            () ->
                operator.run(
                    RecordDecisionFlow.class,
                    UUID.randomUUID().toString(),
                    UUID.fromString(proposal),
                    first().personId("approver"),
                    Role.MODEL_APPROVER,
                    Decision.APPROVE,
                    assertion))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.rule()).isEqualTo("assertion-challenge"));
  }

  private OpaqueBytes bytes(JsonNode base64) {
    return new OpaqueBytes(Base64.getUrlDecoder().decode(base64.asText()));
  }

  /** Two have approved; the ledger has the new key, at the regulator too. */
  private void carryOut(String proposal) throws Exception {
    Patience.await(
        SOON,
        "the registry to show both decisions",
        () -> proposal(proposal).path("decisions").size() == 2);
    done(person("validator"), "/api/v1/proposals/" + proposal + "/carrying-out", Map.of());
    Bank operator = network.nodes().operator(BANK);
    Patience.await(
        SOON,
        "the regulator to see the developer's new key",
        () ->
            network
                .nodes()
                .operator(Party.REGULATOR)
                .run(PeopleFlow.class, operator.identity())
                .getPeople()
                .stream()
                .anyMatch(
                    approver ->
                        approver
                            .getPerson()
                            .getKey()
                            .digest()
                            .toString()
                            .equalsIgnoreCase(newKey)));
    Patience.await(
        SOON,
        "the registry to show what became of the proposal",
        () -> proposal(proposal).at("/proposal/status").asText().equals("ACCEPTED"));
  }

  private JsonNode proposal(String proposal) throws Exception {
    return admin().registry().get("/api/v1/proposals/" + proposal, Map.of());
  }

  /** Runs a command that must succeed, and gives all that it printed. */
  private String run(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--state-dir", network.state().toString()));
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(caught);
      int status = Concordat.commandLine().execute(all.toArray(String[]::new));
      String text = printed.toString(StandardCharsets.UTF_8);
      assertThat(status).as("%s printed%n%s", all, text).isZero();
      return text;
    } finally {
      System.setOut(out);
    }
  }
}
