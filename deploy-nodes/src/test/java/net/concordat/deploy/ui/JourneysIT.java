// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.deploy.Party;
import net.concordat.deploy.cli.Chromium;
import net.concordat.deploy.cli.FirstPeople;
import net.concordat.deploy.identity.RealmAdministrator;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.registry.RegistryRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * People of two banks and a regulator go their ways through the pages, in a real browser, with the
 * real realms, registries and nodes. The first version is rejected, the second approved and
 * adopted, so most journeys come after one another.
 */
@OnRegistries
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class JourneysIT {
  private static final String COLLEAGUE = "nora";
  private static final String FOUND = "Scores drift in June.";

  private final RegistryNetwork network;
  private final Chromium chromium = new Chromium();
  private final Map<String, Visitor> visitors = new HashMap<>();
  private @Nullable FirstPeople ofBankA;
  private @Nullable FirstPeople ofBankB;
  private @Nullable JourneyActs acts;
  private @Nullable ArtifactDescription second;
  private String colleague = "";
  private Instant betweenTheRounds = Instant.MIN;

  JourneysIT(RegistryNetwork network) {
    this.network = network;
  }

  @BeforeAll
  void open() throws Exception {
    network.pages(Party.BANK_A, Party.BANK_B, Party.REGULATOR);
    ofBankA = FirstPeople.OfBankA.in(network);
    ofBankB = FirstPeople.OfBankB.in(network);
    acts = new JourneyActs(network, "journeys");
  }

  @AfterAll
  void close() {
    chromium.close();
  }

  private JourneyActs acts() {
    return Objects.requireNonNull(acts);
  }

  private Visitor at(Party party, String username) throws IOException {
    String name = username + " of " + party;
    Visitor known = visitors.get(name);
    if (known == null) {
      FirstPeople people = party == Party.BANK_A ? ofBankA : ofBankB;
      known =
          new Visitor(
              network,
              chromium,
              party,
              username,
              people == null ? List.of() : people.passkeys(username));
      visitors.put(name, known);
    }
    return known;
  }

  private Visitor ofA(String username) throws IOException {
    return at(Party.BANK_A, username);
  }

  private Visitor ofB(String username) throws IOException {
    return at(Party.BANK_B, username);
  }

  @Order(1)
  @Test
  void aPeerAcceptsWhatItIsOfferedAndTheOwnerSeesIt() throws Exception {
    acts().publish(network.consortium().artifacts().put(Party.BANK_A, 1 << 10, 71), null);
    Visitor owner = ofA("developer");
    owner.open("share");
    isOffered(1, "REVIEW");
    assertThat(ofJourneys(owner).getByText("Active")).isVisible();
  }

  @Order(2)
  @Test
  void aPeersPeopleFindAndReject() throws Exception {
    acts().awaitKnown(Party.BANK_B, 1);
    acts().find(1, FOUND);
    Visitor validator = ofB("validator");
    validator.open("review");
    validator.sees(FOUND);
    validator.sees("Your bank has not voted");

    String proposal = acts().askForVote(1, "REJECT");
    validator.open("");
    validator.sees("Decide with your passkey");
    decide(validator, proposal, "Approve as validator");
    decide(ofB("approver"), proposal, "Approve as approver");
    carryOut(ofB("approver"));
    Visitor owner = ofA("developer");
    owner.open(acts().address(1));
    owner.shows("Pending approval");
    acts().conclude(proposal, 1, "REJECT");
    owner.shows("Rejected");
  }

  private void decide(Visitor person, String proposal, String answer) {
    person.open("review/decide/" + proposal);
    person.button(answer).click();
    person.sees("The ledger has taken it.");
  }

  private void carryOut(Visitor person) {
    person.button("Carry out").click();
    person.sees("This was accepted.");
  }

  @Order(3)
  @Test
  void aPasskeyThatTwoOthersConfirmMayDecide() throws Exception {
    new RealmAdministrator(network.identity())
        .hire(
            Party.BANK_A, COLLEAGUE, List.of(RealmRole.MODEL_DEVELOPER, RealmRole.MODEL_VALIDATOR));
    JsonNode passkey = ofA(COLLEAGUE).register();
    colleague = passkey.get("personId").asText();
    String proposal = acts().askToEnrol(passkey, List.of("MODEL_DEVELOPER", "MODEL_VALIDATOR"));
    decide(ofA("validator"), proposal, "Approve as validator");
    decide(ofA("approver"), proposal, "Approve as approver");
    carryOut(ofA("approver"));
  }

  @Order(4)
  @Test
  void twoPeopleOfAPeerApproveTheSecondRoundWithTheirPasskeys() throws Exception {
    betweenTheRounds = Instant.now();
    second = network.consortium().artifacts().put(Party.BANK_A, 1 << 10, 72);
    acts().publish(second, develop(second));
    isOffered(2, "REVIEW");
    acts().awaitKnown(Party.BANK_B, 2);

    String proposal = acts().askForVote(2, "APPROVE");
    decide(ofB("validator"), proposal, "Approve as validator");
    decide(ofB("approver"), proposal, "Approve as approver");
    carryOut(ofB("approver"));
    Visitor reader = ofB("validator");
    reader.open(acts().address(2));
    reader.shows("Pending approval");
    acts().conclude(proposal, 2, "APPROVE");
    reader.shows("Approved");
    Visitor owner = ofA("developer");
    owner.open(acts().address(2) + "/reviews");
    owner.sees("BankB");
  }

  /** BankA offers BankB a version, and BankB's developer accepts. */
  private void isOffered(int version, String kind) throws Exception {
    acts().offer(version, kind);
    Visitor grantee = ofB("developer");
    grantee.open("");
    grantee.sees("A grant is offered");
    grantee.open("share");
    Locator accept =
        ofJourneys(grantee)
            .getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept these terms"));
    accept.click();
    assertThat(accept).hasCount(0);
  }

  /** What is shared of this class's model. */
  private static Locator ofJourneys(Visitor person) {
    return person
        .page()
        .getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText("journeys"));
  }

  /** BankA's two developers say to have made an artifact. */
  private JsonNode develop(ArtifactDescription artifact) throws Exception {
    Map<String, String> both =
        Map.of(
            "developer",
            Objects.requireNonNull(ofBankA).personId("developer").toString(),
            COLLEAGUE,
            colleague);
    String digest = JourneyActs.digest(artifact);
    JsonNode ballot =
        ofA("developer")
            .registry()
            .post(
                "/api/v1/developments/ballots",
                Map.of("artifactDigest", digest, "developers", both.values()));
    List<Map<String, Object>> signatures = new ArrayList<>();
    for (Map.Entry<String, String> each : both.entrySet()) {
      JsonNode signed = ofA(each.getKey()).sign(ballot.get("publicKey"));
      signatures.add(Map.of("personId", each.getValue(), "response", signed.get("response")));
    }
    return JourneyActs.done(
            ofA("developer").registry(),
            "/api/v1/developments",
            Map.of(
                "artifactDigest",
                digest,
                "salt",
                ballot.get("salt").asText(),
                "signatures",
                signatures))
        .get("state");
  }

  @Order(5)
  @Test
  void whoDevelopedAVersionReadsWhyOthersDecideOnItAndTheLedgerRefusesToo() throws Exception {
    String proposal = acts().askToAdopt(Party.BANK_A, 2, second());
    Visitor developer = ofA(COLLEAGUE);
    developer.open("review/decide/" + proposal);
    developer.sees("You developed this version: nobody decides on the use of their own work");
    developer.sees("adoption-developer");
    assertThat(developer.button("Approve as validator")).isDisabled();
    JsonNode ballot =
        developer.registry().get("/api/v1/proposals/" + proposal + "/ballots", Map.of()).get(0);
    Map<String, Object> answer =
        Map.of(
            "role", ballot.get("role").asText(),
            "verdict", ballot.get("verdict").asText(),
            "credential", developer.sign(ballot.get("publicKey")));
    assertThatExceptionOfType(RegistryRefusal.class)
        .isThrownBy(
            () ->
                JourneyActs.done(
                    developer.registry(), "/api/v1/proposals/" + proposal + "/decisions", answer))
        .satisfies(refusal -> assertThat(refusal.rule()).hasValue("adoption-developer"));

    Visitor approver = ofA("approver");
    decide(approver, proposal, "Refuse as approver");
    approver.sees("This was refused.");
  }

  @Order(6)
  @Test
  void aPeersPeopleAdoptWhatTheyApproved() throws Exception {
    isOffered(2, "USE");
    acts().deliver(2);
    String proposal = acts().askToAdopt(Party.BANK_B, 2, second());
    decide(ofB("validator"), proposal, "Approve as validator");
    decide(ofB("approver"), proposal, "Approve as approver");
    carryOut(ofB("approver"));
    Visitor owner = ofA("developer");
    owner.open("share");
    owner.sees("computed this digest");
  }

  @Order(7)
  @Test
  void aRegulatorLooksBackVerifiesAndSeesThatNothingIsMissing() throws Exception {
    Visitor supervisor = at(Party.REGULATOR, "auditor");
    String about = "audit?modelId=" + acts().modelId() + "&command=ModelVersionContract.";
    supervisor.open(about + "Approve");
    supervisor.shows("ModelVersion: Approve");
    supervisor.open(about + "Approve&until=" + betweenTheRounds);
    supervisor.sees("No transaction matches");
    supervisor.open(about + "Reject&until=" + betweenTheRounds);
    supervisor.shows("ModelVersion: Reject");

    supervisor.open(acts().address(2) + "/ledger");
    supervisor.button("Show what transaction").first().click();
    supervisor.button("Verify now").click();
    supervisor.shows("Valid");

    // The node may still be reading what the notary committed last.
    Patience.await(
        Duration.ofMillis(Visitor.PATIENCE_MILLIS),
        "the regulator to have been given everything",
        () -> {
          supervisor.open("regulator");
          supervisor.sees("Was everything reported?");
          return supervisor.page().getByText("Nothing is missing").isVisible();
        });
  }

  private ArtifactDescription second() {
    return Objects.requireNonNull(second);
  }
}
