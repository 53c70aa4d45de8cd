// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.RealmAdministrator;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.LiveFolder;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What BankB's people do at the command line, which asks the real registry as each of them; on real
 * nodes.
 */
@OnRegistries
@Timeout(400)
class PeopleCommandsIT {
  private static final String MODEL = "decided-by-people";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern PROPOSAL = Pattern.compile("--proposal ([0-9a-f-]{36})");
  private static final Pattern ADOPTION =
      Pattern.compile("(?m)^([0-9a-f-]{36})  APPROVED +" + MODEL);
  private static final Pattern CODE = Pattern.compile("Code ([0-9A-Z-]{14})");

  @TempDir Path folder;

  private final RegistryNetwork network;

  PeopleCommandsIT(RegistryNetwork network) {
    this.network = network;
  }

  @Test
  void drivesEnrolmentReviewAdoptionAndPromotion() throws Exception {
    opensRegisters();
    reviewsAndHasDelivered();
    String adoption = adopts();
    promotes(adoption);
    enrols();
    suspends(adoption);
    revokes();
    opensAndSpendsABudget();
    keepsPasswordsToThemselves();
  }

  private void opensRegisters() throws Exception {
    assertThat(run(1, "people", "open", "--bank", "BankB"))
        .contains("The node of BankB is about to sign", "Nothing is signed");
    assertThat(FirstPeople.OfBankB.in(network).printed())
        .contains("BankB decides by [MODEL_VALIDATOR, MODEL_APPROVER]")
        .contains("[MODEL_DEVELOPER]");
    assertThat(run(1, "people", "open", "--bank", "BankB", "--yes")).contains("has a passkey");
    shows(() -> run(0, atB("people")), "validator", "approver", "developer");
  }

  /** A version of BankA's, on which BankB's people vote. */
  private void reviewsAndHasDelivered() throws Exception {
    TrialConsortium consortium = network.consortium();
    ModelVersionState pending =
        consortium.publish(
            Party.BANK_A,
            consortium
                .drafts()
                .version(
                    Party.BANK_A,
                    consortium.register(Party.BANK_A, MODEL),
                    consortium.artifacts().put(Party.BANK_A, 1 << 10, 1)));
    Bank owner = network.nodes().operator(Party.BANK_A);
    Bank reviewer = network.nodes().operator(Party.BANK_B);
    owner.run(
        RequestDecisionFlow.class,
        pending.getModelId(),
        pending.getVersion(),
        new ArrayList<>(List.of(reviewer.identity())));
    reviewer.awaitVersion(pending);
    String proposal =
        command(
                "/api/v1/models/%s/versions/1/review-proposals"
                    .formatted(pending.getModelId().toString().toLowerCase(Locale.ROOT)),
                Map.of(
                    "decision", "APPROVE",
                    "validUntil", inDays(30),
                    "decideUntil", inDays(1)))
            .path("id")
            .asText();
    assertThat(run(0, decide(proposal, "validator"))).contains("It waits for others");
    assertThat(run(0, decide(proposal, "approver"))).contains("Carried out, in transaction");
    command("/api/v1/proposals/%s/vote".formatted(proposal), Map.of());
    ModelVersionState approved =
        owner
            .run(
                ConcludeModelVersionFlow.class,
                TrialConsortium.commandId(),
                pending.getModelId(),
                pending.getVersion(),
                Decision.APPROVE)
            .getState()
            .getData();
    consortium.grant(Party.BANK_A, approved, Party.BANK_B, GrantKind.USE);
    consortium.deliver(Party.BANK_A, approved, Party.BANK_B);
    shows(() -> run(0, "models", "list", "--at", "BankB"), MODEL);
    shows(() -> run(0, "models", "show", MODEL + ":1", "--at", "BankB"), "APPROVED");
  }

  private JsonNode command(String path, Map<String, Object> arguments) throws Exception {
    return network
        .client(Party.BANK_B, "validator")
        .perform(path, UUID.randomUUID().toString(), arguments, SOON);
  }

  private static String inDays(int days) {
    return Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String adopts() throws Exception {
    Path evidence = Files.writeString(folder.resolve("evidence.json"), "{}");
    List<String> adopt =
        List.of(
            "adopt",
            "--model",
            MODEL,
            "--purpose",
            "fraud",
            "--conditions",
            "Only for cards.",
            "--use-days",
            "7",
            "--evidence",
            evidence.toString(),
            "--model-version");
    assertThat(run(1, atB(adopt, "2"))).contains("status 404");
    String asked = run(0, atB(adopt, "1"));
    assertThat(asked).contains("Adopt for fraud").contains("Only for cards.");
    String proposal = found(PROPOSAL, asked);
    shows(() -> run(0, atB("decide")), proposal, " open at BankB");

    assertThat(run(1, atB("decide", "--proposal", proposal, "--as", "validator")))
        .contains("I approve, as MODEL_VALIDATOR")
        .contains("Nothing is signed.");
    assertThat(run(1, decide(proposal, "developer"))).contains("developer has no role that");
    String signed = run(0, decide(proposal, "validator"));
    assertThat(signed).contains("Signed by validator").contains("It waits for others");
    assertThat(run(0, atB("decision", "show", found(CODE, signed))))
        .contains("I approve, as MODEL_VALIDATOR")
        .contains("Only for cards.");
    shows(() -> run(0, atB("decide")), "Approved by validator, as MODEL_VALIDATOR");
    assertThat(run(0, decide(proposal, "approver"))).contains("Carried out, in transaction");
    assertThat(run(1, decide(proposal, "approver"))).contains("No proposal " + proposal);
    return found(ADOPTION, shows(() -> run(0, atB("adopt")), MODEL));
  }

  private void promotes(String adoption) throws Exception {
    String proposal =
        found(PROPOSAL, run(0, atB("promote", "--adoption", adoption, "--place", "champion")));
    run(0, decide(proposal, "validator"));
    run(0, decide(proposal, "approver"));
    assertThat(shows(this::champion, MODEL + ":1 of BankA", "it might be used"))
        .contains("adopt at", "promote at", "as MODEL_APPROVER", adoption);
    assertThat(champion("--as-of", "2020-01-01T00:00:00Z")).contains("no champion");
  }

  private String champion(String... more) throws IOException {
    return run(0, atB(List.of("promote", "show", "--purpose", "fraud"), more));
  }

  private void enrols() throws Exception {
    new RealmAdministrator(network.identity())
        .hire(Party.BANK_B, "nina", List.of(RealmRole.MODEL_VALIDATOR, RealmRole.MODEL_APPROVER));
    String proposal =
        found(
            PROPOSAL,
            run(
                0,
                atB(
                    "people",
                    "enrol",
                    "--name",
                    "nina",
                    "--roles",
                    "validator,approver",
                    "--active-after",
                    "0")));
    assertThat(run(0, decide(proposal, "developer"))).contains("It waits for others");
    run(0, decide(proposal, "approver"));
    assertThat(shows(() -> run(0, atB("people")), "nina"))
        .containsPattern("nina +[0-9a-f-]{36} +ACTIVE .* 0 s");
  }

  private void suspends(String adoption) throws Exception {
    assertThat(run(0, atB("adopt", "suspend", "--adoption", adoption, "--yes")))
        .contains("SUSPENDED");
    shows(this::champion, "it must not be used");
    String proposal = found(PROPOSAL, run(0, atB("adopt", "reinstate", "--adoption", adoption)));
    assertThat(run(0, atB("decide", "--proposal", proposal, "--as", "nina", "--refuse", "--yes")))
        .contains("I refuse, as")
        .contains("REJECTED");
    assertThat(run(0, atB("adopt", "retire", "--adoption", adoption, "--yes"))).contains("RETIRED");
    shows(this::champion, "no champion");
    assertThat(run(1, atB("adopt", "retire", "--adoption", adoption, "--yes")))
        .contains("(adoption-change)");
  }

  private void revokes() throws Exception {
    String rule = found(PROPOSAL, run(0, atB("people", "rule", "--roles", "approver,approver")));
    run(0, atB("decide", "--proposal", rule, "--as", "approver", "--refuse", "--yes"));
    String proposal = found(PROPOSAL, run(0, atB("people", "revoke", "--name", "nina")));
    run(0, decide(proposal, "validator"));
    assertThat(run(0, decide(proposal, "developer"))).contains("Carried out, in transaction");
    shows(() -> run(0, atB("people")), "REVOKED");
  }

  private void opensAndSpendsABudget() throws Exception {
    assertThat(
            run(
                0,
                atB(
                    "budget",
                    "open",
                    "--domain",
                    "card-transactions",
                    "--unit",
                    "row",
                    "--units",
                    "50000",
                    "--delta",
                    "1e-6",
                    "--cap",
                    "8",
                    "--yes")))
        .contains("Opened, in transaction");
    shows(
        () -> run(0, atB("budget")),
        "card-transactions, a ROW each of 50000, delta 0.000001: 0 of epsilon 8 spent");
    assertThat(run(1, spend(1_000_000))).contains("(spend-cap)");
    assertThat(run(0, spend(1_000)))
        .contains("about to sign", "1000 steps, each taking a unit with probability 0.01")
        .contains("The publication names it by");
    shows(() -> run(0, atB("budget")), "ab".repeat(32) + ": 1000 steps");
  }

  private static String[] spend(int steps) {
    return atB(
        "budget",
        "spend",
        "--domain",
        "card-transactions",
        "--unit",
        "row",
        "--artifact",
        "ab".repeat(32),
        "--data",
        "cd".repeat(32),
        "--sampling",
        "0.01",
        "--noise",
        "1.1",
        "--steps",
        Integer.toString(steps),
        "--yes");
  }

  /** Nothing but the files that hold them has the passwords: no log, no ledger, no database. */
  private void keepsPasswordsToThemselves() throws IOException {
    List<String> passwords = new ArrayList<>();
    for (Path file : LiveFolder.files(network.state().resolve("people").resolve("BankB"))) {
      if (file.toString().endsWith(".password")) {
        passwords.add(Files.readString(file));
      }
    }
    assertThat(passwords).hasSize(4);
    for (String part : List.of("people", "nodes", "registry", "identity")) {
      for (Path file : LiveFolder.files(network.state().resolve(part))) {
        if (!file.toString().endsWith(".password")) {
          String content = new String(LiveFolder.bytes(file), StandardCharsets.ISO_8859_1);
          assertThat(passwords.stream().anyMatch(content::contains)).as("%s", file).isFalse();
        }
      }
    }
  }

  private static String[] atB(String... arguments) {
    return atB(List.of(arguments));
  }

  private static String[] atB(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    all.addAll(List.of("--bank", "BankB"));
    return all.toArray(String[]::new);
  }

  private static String[] decide(String proposal, String name) {
    return atB("decide", "--proposal", proposal, "--as", name, "--yes");
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  /** Asks again until the registry, which reads what its node recorded, has come so far. */
  private static String shows(Callable<String> command, String... words) throws Exception {
    List<String> last = new ArrayList<>();
    Patience.await(
        SOON,
        "the registry to show " + List.of(words),
        () ->
            last.add(command.call())
                && Stream.of(words).allMatch(last.get(last.size() - 1)::contains));
    return last.get(last.size() - 1);
  }

  /** Runs a command that must end with a status, and gives all that it printed. */
  private String run(int status, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--state-dir", network.state().toString()));
    InputStream in = System.in;
    try {
      System.setIn(new ByteArrayInputStream("no\n".getBytes(StandardCharsets.UTF_8)));
      CommandRun run = CommandRun.of(all.toArray(String[]::new));
      assertThat(run.status()).as("%s printed%n%s%s", all, run.out(), run.err()).isEqualTo(status);
      return run.out() + run.err();
    } finally {
      System.setIn(in);
    }
  }
}
