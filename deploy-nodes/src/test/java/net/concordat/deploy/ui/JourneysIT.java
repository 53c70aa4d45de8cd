// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.RealmAdministrator;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.registry.RegistryRefusal;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.worker.WorkerServer;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * People of two banks and a regulator go their ways through the pages, in a real browser, with the
 * real realms, registries and nodes. The first version is rejected; the second is published in the
 * pages, approved, adopted and tuned, so most journeys come after one another.
 */
@OnRegistries
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class JourneysIT {
  private static final String MODEL = "journeys";
  private static final String COLLEAGUE = "nora";
  private static final String FOUND = "Scores drift in June.";
  private static final int PASSES = 6_000;

  @TempDir static Path folder;

  private final RegistryNetwork network;
  private @Nullable Visitors visitors;
  private @Nullable JourneyActs acts;
  private @Nullable JourneyFiles files;
  private Instant betweenTheRounds = Instant.MIN;

  JourneysIT(RegistryNetwork network) {
    this.network = network;
  }

  @BeforeAll
  void open() throws Exception {
    visitors = new Visitors(network);
    acts = new JourneyActs(network, MODEL);
    files = new JourneyFiles(folder);
  }

  @AfterAll
  void close() {
    visitors().close();
  }

  private Visitors visitors() {
    return Objects.requireNonNull(visitors);
  }

  private JourneyActs acts() {
    return Objects.requireNonNull(acts);
  }

  private JourneyFiles files() {
    return Objects.requireNonNull(files);
  }

  private Visitor ofA(String username) throws IOException {
    return visitors().at(Party.BANK_A, username);
  }

  private Visitor ofB(String username) throws IOException {
    return visitors().at(Party.BANK_B, username);
  }

  @Order(1)
  @Test
  void aPeerAcceptsWhatItIsOfferedAndTheOwnerSeesIt() throws Exception {
    acts().publish(network.consortium().artifacts().put(Party.BANK_A, 1 << 10, 71));
    acts().awaitKnown(Party.BANK_A, 1);
    Visitor owner = ofA("developer");
    isOffered(owner, 1);
    owner.open("share");
    assertThat(owner.entry(words(1)).getByText("Active")).isVisible();
  }

  /** Somebody of BankA offers BankB a version, and BankB's developer accepts. */
  private void isOffered(Visitor grantor, int version) throws Exception {
    new DeveloperActs(grantor).offer(acts().modelId(), version, Party.BANK_B);
    new DeveloperActs(ofB("developer")).accept(words(version));
  }

  /** What the pages call one of this class's versions. */
  private static String words(int version) {
    return MODEL + ", version " + version;
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
    agree(proposal);
    Visitor owner = ofA("developer");
    owner.open(acts().address(1));
    owner.shows("Pending approval");
    acts().conclude(proposal, 1, "REJECT");
    owner.shows("Rejected");
  }

  /** Two of BankB's people agree to what is proposed, and it is carried out. */
  private void agree(String proposal) throws IOException {
    new DecidingActs(ofB("validator")).decide(proposal, "Approve as validator");
    DecidingActs approver = new DecidingActs(ofB("approver"));
    approver.decide(proposal, "Approve as approver");
    approver.carryOut();
  }

  @Order(3)
  @Test
  void aPasskeyThatTwoOthersConfirmMayDecide() throws Exception {
    new RealmAdministrator(network.identity())
        .hire(
            Party.BANK_A, COLLEAGUE, List.of(RealmRole.MODEL_DEVELOPER, RealmRole.MODEL_VALIDATOR));
    Visitor colleague = ofA(COLLEAGUE);
    String fingerprint = new DecidingActs(colleague).makePasskey();
    new DecidingActs(ofA("admin")).askToEnrol(COLLEAGUE, fingerprint);
    DecidingActs validator = new DecidingActs(ofA("validator"));
    validator.openAsked(fingerprint, "Waits for you");
    validator.answer("Approve as validator");
    DecidingActs approver = new DecidingActs(ofA("approver"));
    approver.openAsked(fingerprint, "Waits for you");
    approver.answer("Approve as approver");
    approver.openAsked(fingerprint, "Can be carried out");
    approver.carryOut();
    colleague.sees("May decide since");
  }

  @Order(4)
  @Test
  void aDeveloperSharesAModelWhoseBytesAPeerFetches() throws Exception {
    betweenTheRounds = Instant.now();
    Visitor colleague = ofA(COLLEAGUE);
    DeveloperActs publishing = new DeveloperActs(colleague);
    publishing.upload(files());
    publishing.continueModel(MODEL);
    publishing.publishFor(Party.BANK_B);
    colleague.headed(words(2));
    publishing.seesDigest(files().digest());
    JsonNode published = colleague.registry().get(acts().path(2), Map.of());
    assertThat(published.at("/artifact/digest").asText()).isEqualTo(files().digest());
    assertThat(published.at("/policy/recipients/0").asText().replace(", ", ","))
        .isEqualTo(Party.BANK_B.x500());

    isOffered(colleague, 2);
    new DeveloperActs(ofB("developer")).fetch(words(2));
    colleague.open("share");
    assertThat(colleague.entry(words(2)).getByText("The published bytes")).isVisible();
    publishing.seesDigest(files().digest());
    assertThat(acts().received(2)).containsExactly(files().digest());
    assertThat(network.nodes().network().node(Party.BANK_B).artifact(files().digest()))
        .hasSameBinaryContentAs(files().artifact());
  }

  @Order(5)
  @Test
  void twoPeopleOfAPeerApproveTheSecondRoundWithTheirPasskeys() throws Exception {
    acts().awaitKnown(Party.BANK_B, 2);
    String proposal = acts().askForVote(2, "APPROVE");
    agree(proposal);
    Visitor reader = ofB("validator");
    reader.open(acts().address(2));
    reader.shows("Pending approval");
    acts().conclude(proposal, 2, "APPROVE");
    reader.shows("Approved");
    Visitor owner = ofA("developer");
    owner.open(acts().address(2) + "/reviews");
    owner.sees("BankB");
  }

  @Order(6)
  @Test
  void whoDevelopedAVersionReadsWhyOthersDecideOnItAndTheLedgerRefusesToo() throws Exception {
    String proposal = acts().askToAdopt(Party.BANK_A, 2, files().digest());
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
    new DecidingActs(approver).decide(proposal, "Refuse as approver");
    approver.sees("This was refused.");
  }

  @Order(7)
  @Test
  void aPeersPeopleAdoptWhatTheyApproved() throws Exception {
    isOffered(ofA("developer"), 2);
    acts().deliver(2);
    String proposal = acts().askToAdopt(Party.BANK_B, 2, files().digest());
    agree(proposal);
    Visitor owner = ofA("developer");
    owner.open("share");
    owner.sees("computed this digest");
  }

  @Order(8)
  @Test
  void aPeersPeopleMakeItTheirChampionAndItsOwnerHoldsItForAWhile() throws Exception {
    Visitor validator = ofB("validator");
    answerAndCarryOut(
        validator,
        new UseActs(validator, acts().address(2)).ask("Propose as champion or challenger"));
    String champion = "Champion for %s at BankB".formatted(TrialConsortium.PURPOSE);
    validator.open(acts().address(2) + "/use");
    validator.shows(champion);

    UseActs owner = new UseActs(ofA("developer"), acts().address(2));
    owner.act("Freeze", "Frozen");
    validator.shows("May not be used (Frozen)");
    owner.act("Unfreeze", "Approved");
    validator.shows("In use");
    validator.shows(champion);
  }

  /** Two of BankB's people agree to what one of them asked at an address. */
  private void answerAndCarryOut(Visitor validator, String asked) throws IOException {
    new DecidingActs(validator).answer("Approve as validator");
    Visitor second = ofB("approver");
    second.open(asked);
    DecidingActs approver = new DecidingActs(second);
    approver.answer("Approve as approver");
    approver.carryOut();
  }

  @Order(9)
  @Test
  void aPeerStopsTakesUpAgainAndEndsTheUse() throws Exception {
    Visitor validator = ofB("validator");
    UseActs use = new UseActs(validator, acts().address(2));
    use.act("Suspend", "Suspended");
    answerAndCarryOut(validator, use.ask("Propose to use it again"));
    validator.open(acts().address(2) + "/use");
    validator.shows("In use");
    new UseActs(ofB("approver"), acts().address(2)).actForGood("Retire", "Retired");
    validator.shows("Retired");
    validator.sees("Retirement note");
  }

  @Order(10)
  @Test
  void aSessionThatEndsInTheMiddleOfAFormLosesNoText() throws Exception {
    RealmAdministrator realms = new RealmAdministrator(network.identity());
    // Shorter than the pages ask of a token: they ask the realm for another with each request.
    realms.limitTokens(Party.BANK_B, Duration.ofSeconds(20));
    try {
      Visitor developer = visitors().anew(Party.BANK_B, "developer");
      DeveloperActs tuning = new DeveloperActs(developer);
      Map<String, String> typed = tuning.describeJob(acts().modelId(), 2, files().label());
      realms.endSessions(Party.BANK_B, "developer");
      developer.button("Start the job").click();
      developer.sees("Your session has ended.");
      signInBeside(developer);
      typed.forEach((name, text) -> assertThat(developer.field(name)).hasValue(text));
      String job = tuning.startJob();
      developer.shows("Waits");
      assertThat(recipe(developer, job).at("/card/usage/outOfScope").asText())
          .isEqualTo(typed.get("What it is not for"));
      tuning.cancelJob();
    } finally {
      realms.limitTokens(Party.BANK_B, Duration.ofMinutes(5));
    }
  }

  private static JsonNode recipe(Visitor person, String job) throws Exception {
    return person.registry().get("/api/v1/jobs/" + job, Map.of()).at("/request/recipe/fineTune");
  }

  /** In another page of the same browser. */
  private void signInBeside(Visitor person) throws IOException {
    Page beside = person.page().waitForPopup(() -> person.link("Sign in again").click());
    Visitor.signIn(
        beside,
        "developer",
        Files.readString(network.identity().folder().password(Party.BANK_B, "developer")));
    assertThat(beside.getByText("Welcome")).isVisible();
    beside.close();
  }

  @Order(11)
  @Test
  void aDeveloperTunesAVersionFollowsTheJobAndPublishesWhatItMade() throws Exception {
    WorkerServer worker = network.nodes().network().worker(Party.BANK_B);
    files().give(worker.data());
    worker.start();
    try {
      worker.awaitReady();
      Visitor developer = visitors().anew(Party.BANK_B, "developer");
      DeveloperActs tuning = new DeveloperActs(developer);
      tuning.describeJob(acts().modelId(), 2, files().label());
      tuning.measureJob(PASSES);
      String job = tuning.startJob();
      tuning.followJob();
      String report = keptReport(developer, job);
      developer.link("Publish it as a version").click();
      developer.sees("It was adapted from");
      tuning.beginModel(TrialConsortium.PURPOSE);
      tuning.publishFor(Party.BANK_A);

      developer.open("fine-tune/" + job);
      developer.sees("It is published:");
      developer.link("Compare it with its parent").click();
      developer.sees("Measured side by side");
      developer.sees("as it came");
      String path = "/api/v1/" + Visitor.path(developer.page()).replace("/compare", "");
      JsonNode tuned = developer.registry().get(path, Map.of());
      assertThat(tuned.at("/parent/modelId").asText()).isEqualTo(acts().modelId());
      assertThat(tuned.at("/parent/version").asInt()).isEqualTo(2);
      assertThat(
              developer
                  .registry()
                  .get(
                      "/api/v1/evaluation-reports",
                      Map.of("modelId", tuned.at("/version/modelId").asText(), "version", "1"))
                  .toString())
          .contains(report);
      new UseActs(developer, Visitor.path(developer.page()).replace("/compare", ""))
          .actForGood("Withdraw", "Withdrawn");
    } finally {
      worker.stop();
    }
  }

  /** The report of what a job made, which its page names by its bytes. */
  private static String keptReport(Visitor developer, String job) throws Exception {
    JsonNode done = developer.registry().get("/api/v1/jobs/" + job, Map.of());
    assertThat(done.path("status").asText()).isEqualTo("DONE");
    developer.sees(done.path("artifactDigest").asText());
    return done.at("/metrics/report/digest").asText();
  }

  @Order(12)
  @Test
  void aRegulatorLooksBackVerifiesAndSeesThatNothingIsMissing() throws Exception {
    Visitor supervisor = visitors().at(Party.REGULATOR, "auditor");
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

  @Order(13)
  @Test
  void noViewThatWasPassedKeepsAnybodyOut() {
    assertThat(visitors().views().passed()).hasSizeGreaterThan(20);
    assertThat(visitors().views().found()).isEmpty();
  }
}
