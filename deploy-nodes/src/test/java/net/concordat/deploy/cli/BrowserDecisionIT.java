// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static net.concordat.deploy.cli.BrowserPerson.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.IdentityServer;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.RegistryServer;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialNetwork;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.people.PeopleFlow;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bank's people sign in at the real Keycloak, make passkeys in a real browser, and decide with
 * them, through the real registry, on real nodes.
 */
@Timeout(600)
class BrowserDecisionIT {
  private static final List<Party> PARTIES =
      List.of(Party.NOTARY, Party.BANK_A, Party.BANK_B, Party.REGULATOR);
  private static final List<String> CHROMIUMS =
      List.of("chromium-headless-shell", "chromium", "google-chrome");
  private static final List<String> FIRST = List.of("developer", "validator", "approver");
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final Map<String, BrowserPerson> people = new LinkedHashMap<>();
  private final Map<String, String> personIds = new LinkedHashMap<>();

  @Test
  void peopleRegisterAreEnrolledAndDecideInTheirBrowsers() throws Exception {
    try (TrialNetwork network =
            TrialNetwork.start(
                folder.resolve("state"), PARTIES, PARTIES, UnaryOperator.identity());
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      IdentityServer identity = network.network().identity();
      RegistryServer registry = network.network().registry(Party.BANK_A);
      URI origin = network.network().pages(Party.BANK_A);
      HttpServer pages = serve(origin);
      try {
        identity.start();
        identity.awaitReady();
        identity.concludeFounding();
        found(network, origin.toString());
        registry.start();
        registry.awaitReady();
        Browser browser = launch(playwright);
        Round round = new Round(network, identity, registry.address(), browser, origin.toString());
        round.openRegisters();
        String proposal = round.askForAnotherKey();
        round.decide(proposal, "validator");
        round.refusesWhatWasTamperedWith(proposal);
        round.decide(proposal, "approver");
        round.carryOut(proposal);
      } finally {
        people.values().forEach(BrowserPerson::close);
        pages.stop(0);
        registry.stop();
        identity.stop();
      }
    }
  }

  /** A blank page; what a bank's web server would put on it, the test does. */
  private static HttpServer serve(URI address) throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 0);
    byte[] html = "<!doctype html><title>Decisions</title>".getBytes(StandardCharsets.US_ASCII);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** The consortium learns on which page bank A's people sign. */
  private static void found(TrialNetwork network, String origin) throws Exception {
    TrialConsortium consortium = TrialConsortium.found(network, 1, 2);
    consortium.amend(
        List.of(Party.BANK_A, Party.BANK_B),
        charter -> {
          List<Member> members = new ArrayList<>(charter.getMembers());
          members.replaceAll(
              member ->
                  member.getParty().getName().getOrganisation().equals(Party.BANK_A.organisation())
                      ? new Member(
                          member.getParty(),
                          member.getStatus(),
                          member.getJurisdiction(),
                          List.of(origin),
                          "localhost")
                      : member);
          return new Charter(
              charter.getName(),
              members,
              charter.getObservers(),
              charter.getNotary(),
              charter.getRules());
        });
  }

  private static Browser launch(Playwright playwright) {
    Path chromium =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(Path::of)
            .flatMap(place -> CHROMIUMS.stream().map(place::resolve))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("There is none of " + CHROMIUMS));
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions().setExecutablePath(chromium).setChromiumSandbox(false));
  }

  /** What happens once all is up. */
  private final class Round {
    private final TrialNetwork network;
    private final IdentityServer identity;
    private final URI registry;
    private final Browser browser;
    private final String origin;
    private String newKey = "";

    Round(
        TrialNetwork network,
        IdentityServer identity,
        URI registry,
        Browser browser,
        String origin) {
      this.network = network;
      this.identity = identity;
      this.registry = registry;
      this.browser = browser;
      this.origin = origin;
    }

    private BrowserPerson signIn(String username) throws Exception {
      return new BrowserPerson(browser, identity, Party.BANK_A, username, origin, registry);
    }

    private JsonNode register(BrowserPerson person) throws Exception {
      JsonNode begun = read(201, person.post("/api/v1/people/registrations", Map.of()));
      JsonNode made = person.create(begun.get("publicKey"));
      return read(
          201,
          person.post(
              "/api/v1/people/registrations/"
                  + begun.get("registrationId").asText()
                  + "/credential",
              made));
    }

    /** Three people register, and the node's operator opens the bank's registers with them. */
    void openRegisters() throws Exception {
      for (String username : FIRST) {
        BrowserPerson person = signIn(username);
        people.put(username, person);
        personIds.put(username, register(person).get("personId").asText());
      }
      people.put("admin", signIn("admin"));
      Path file = folder.resolve("registrations.json");
      Files.writeString(file, read(200, admin().get("/api/v1/people/registrations")).toString());
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
    String askForAnotherKey() throws Exception {
      JsonNode passkey;
      try (BrowserPerson again = signIn("developer")) {
        passkey = register(again);
      }
      assertThat(passkey.get("personId").asText()).isEqualTo(personIds.get("developer"));
      JsonNode asked =
          read(
              201,
              admin()
                  .post(
                      "/api/v1/people/enrolments",
                      Map.of(
                          "credentialId", passkey.get("credentialId").asText(),
                          "roles", List.of("MODEL_DEVELOPER"),
                          "waitSeconds", 0,
                          "decideUntil",
                              Instant.now()
                                  .plus(1, ChronoUnit.HOURS)
                                  .truncatedTo(ChronoUnit.SECONDS)
                                  .toString())));
      newKey = passkey.at("/key/digest").asText();
      return asked.get("proposalId").asText();
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
          read(200, person(username).get("/api/v1/proposals/" + proposal + "/ballots"));
      for (JsonNode ballot : ballots) {
        if (ballot.get("verdict").asText().equals(verdict)) {
          return ballot;
        }
      }
      throw new AssertionError("No ballot to " + verdict + " in " + ballots);
    }

    /** Shows the person what it is, as the node's operator sees it too, and has it signed. */
    void decide(String proposal, String username) throws Exception {
      JsonNode ballot = ballot(proposal, username, "APPROVE");
      String code = ballot.get("code").asText();
      assertThat(ballot.get("words").asText()).contains(newKey, code);
      assertThat(run(List.of("decision", "show", "--bank", "BankA", code)))
          .contains(ballot.get("words").asText().lines().toList());
      read(204, answer(proposal, username, signed(proposal, username, "APPROVE")));
    }

    private HttpResponse<String> answer(String proposal, String username, Object answer)
        throws Exception {
      return person(username).post("/api/v1/proposals/" + proposal + "/decisions", answer);
    }

    /** Neither a registry that relays something else gets through, nor one without its checks. */
    void refusesWhatWasTamperedWith(String proposal) throws Exception {
      Map<String, Object> answer = signed(proposal, "approver", "REJECT");
      Map<String, Object> turned = new LinkedHashMap<>(answer);
      turned.put("verdict", "APPROVE");
      assertThat(read(422, answer(proposal, "approver", turned)).get("rule").asText())
          .isEqualTo("assertion-challenge");
      assertThat(answer(proposal, "validator", answer).statusCode()).isEqualTo(403);

      Bank operator = network.operator(Party.BANK_A);
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
    void carryOut(String proposal) throws Exception {
      Patience.await(
          SOON,
          "the registry to show both decisions",
          () ->
              read(200, admin().get("/api/v1/proposals/" + proposal)).path("decisions").size()
                  == 2);
      read(
          204,
          person("validator").post("/api/v1/proposals/" + proposal + "/carrying-out", Map.of()));
      Bank operator = network.operator(Party.BANK_A);
      Patience.await(
          SOON,
          "the regulator to see the developer's new key",
          () ->
              network
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
          () ->
              read(200, admin().get("/api/v1/proposals/" + proposal))
                  .at("/proposal/status")
                  .asText()
                  .equals("ACCEPTED"));
    }

    /** Runs a command that must succeed, and gives all that it printed. */
    private String run(List<String> arguments) throws IOException {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of("--state-dir", folder.resolve("state").toString()));
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
}
