// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bank's people sign in at the real Keycloak, make passkeys in a real browser, and decide with
 * them, through the real registry, on real nodes.
 */
@OnRegistries
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class BrowserDecisionIT {
  private static final Party BANK = Party.BANK_A;
  private static final List<String> FIRST = List.of("developer", "validator", "approver");
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryNetwork network;
  private final Map<String, BrowserPerson> people = new LinkedHashMap<>();
  private final Map<String, String> personIds = new LinkedHashMap<>();
  private final BankBrowser browser;
  private String newKey = "";

  BrowserDecisionIT(RegistryNetwork network) throws IOException {
    this.network = network;
    this.browser = new BankBrowser(network, BANK);
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @Test
  void peopleRegisterAreEnrolledAndDecideInTheirBrowsers(@TempDir Path folder) throws Exception {
    openRegisters(folder.resolve("registrations.json"));
    String proposal = askForAnotherKey();
    decide(proposal, "validator");
    refusesWhatWasTamperedWith(proposal);
    decide(proposal, "approver");
    carryOut(proposal);
  }

  private JsonNode register(BrowserPerson person) throws Exception {
    JsonNode begun = person.registry().post("/api/v1/people/registrations", Map.of());
    JsonNode made = person.create(begun.get("publicKey"));
    return person
        .registry()
        .post(
            "/api/v1/people/registrations/" + begun.get("registrationId").asText() + "/credential",
            made);
  }

  /** Three people register, and the node's operator opens the bank's registers with them. */
  private void openRegisters(Path file) throws Exception {
    for (String username : FIRST) {
      BrowserPerson person = browser.signIn(username);
      people.put(username, person);
      personIds.put(username, register(person).get("personId").asText());
    }
    people.put("admin", browser.signIn("admin"));
    Files.writeString(
        file, admin().registry().get("/api/v1/people/registrations", Map.of()).toString());
    List<String> command = new ArrayList<>(List.of("people", "open", "--bank", "BankA", "--yes"));
    command.addAll(List.of("--registration", file.toString()));
    for (String username : FIRST) {
      command.addAll(List.of("--person", personIds.get(username) + "=" + username));
    }
    assertThat(run(command)).contains(personIds.values());
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
    JsonNode passkey = register(browser.signIn("developer"));
    assertThat(passkey.get("personId").asText()).isEqualTo(personIds.get("developer"));
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
                    UUID.fromString(personIds.get("approver")),
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
