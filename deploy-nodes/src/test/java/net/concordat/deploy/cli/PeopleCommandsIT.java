// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a bank's people do at the command line, on real nodes. */
@Timeout(500)
class PeopleCommandsIT {
  private static final List<Party> PARTIES =
      List.of(Party.NOTARY, Party.BANK_A, Party.BANK_B, Party.REGULATOR);
  private static final Pattern PROPOSAL = Pattern.compile("--proposal ([0-9a-f-]{36})");
  private static final Pattern ADOPTION = Pattern.compile("(?m)^([0-9a-f-]{36})  APPROVED");
  private static final Pattern CODE = Pattern.compile("Code ([0-9A-Z-]{14})");

  @TempDir Path folder;

  @Test
  void drivesEnrolmentAdoptionAndPromotion() throws Exception {
    try (TrialNetwork network =
        TrialNetwork.start(state(), PARTIES, PARTIES, UnaryOperator.identity())) {
      TrialConsortium consortium = TrialConsortium.found(network, 1, 2);
      shareWithB(consortium);
      opensRegisters();
      String adoption = adopts();
      promotes(adoption);
      enrols();
      suspends(adoption);
      opensAndSpendsABudget();
    }
    keepsPasswordsToThemselves();
  }

  private Path state() {
    return folder.resolve("state");
  }

  private static void shareWithB(TrialConsortium consortium) throws Exception {
    ModelVersionState pending =
        consortium.publish(
            Party.BANK_A,
            consortium
                .drafts()
                .version(
                    Party.BANK_A,
                    consortium.register(Party.BANK_A, "Card fraud"),
                    consortium.artifacts().put(Party.BANK_A, 1 << 10, 1)));
    ModelVersionState version = consortium.approve(Party.BANK_A, pending, List.of(Party.BANK_B));
    consortium.grant(Party.BANK_A, version, Party.BANK_B, GrantKind.USE);
    consortium.deliver(Party.BANK_A, version, Party.BANK_B);
  }

  private void opensRegisters() throws Exception {
    assertThat(run(1, "people", "open", "--bank", "BankA"))
        .contains("The node of BankA is about to sign", "Nothing is signed");
    assertThat(run(0, "people", "open", "--bank", "BankA", "--yes"))
        .contains("BankA decides by [MODEL_VALIDATOR, MODEL_APPROVER]")
        .contains("validator", "approver", "developer");
    assertThat(run(1, "people", "open", "--bank", "BankA", "--yes")).contains("has a passkey");
  }

  private String adopts() throws Exception {
    Path evidence = Files.writeString(folder.resolve("evidence.json"), "{}");
    assertThat(
            run(
                1,
                atB(
                    "adopt",
                    "--model",
                    "Card fraud",
                    "--model-version",
                    "2",
                    "--purpose",
                    "fraud",
                    "--evidence",
                    evidence.toString())))
        .contains("knows 0 versions 2 of a model Card fraud");
    String asked =
        run(
            0,
            atB(
                "adopt",
                "--model",
                "Card fraud",
                "--model-version",
                "1",
                "--purpose",
                "fraud",
                "--conditions",
                "Only for cards.",
                "--use-days",
                "7",
                "--evidence",
                evidence.toString()));
    assertThat(asked).contains("Adopt for fraud").contains("Only for cards.");
    String proposal = found(PROPOSAL, asked);
    assertThat(run(0, atB("decide"))).contains(proposal).contains("1 open at BankB");

    assertThat(run(1, atB("decide", "--proposal", proposal, "--as", "validator")))
        .contains("I approve, as MODEL_VALIDATOR")
        .contains("Nothing is signed.");
    assertThat(run(1, decide(proposal, "developer"))).contains("developer has the roles");
    String signed = run(0, decide(proposal, "validator"));
    assertThat(signed).contains("Signed by validator").contains("It waits for others");
    assertThat(run(0, atB("decision", "show", found(CODE, signed))))
        .contains("I approve, as MODEL_VALIDATOR")
        .contains("Only for cards.");
    assertThat(run(0, decide(proposal, "approver"))).contains("Carried out, in transaction");
    assertThat(run(1, decide(proposal, "approver"))).contains("has no open proposal");
    return found(ADOPTION, run(0, atB("adopt")));
  }

  private void promotes(String adoption) throws Exception {
    String proposal =
        found(PROPOSAL, run(0, atB("promote", "--adoption", adoption, "--place", "champion")));
    run(0, decide(proposal, "validator"));
    run(0, decide(proposal, "approver"));
    assertThat(champion()).contains("version 1 of the model").contains("it might be used");
    Patience.await(
        Duration.ofSeconds(60),
        "the regulator to be told",
        () -> champion("--observer").contains(adoption));
    assertThat(champion("--at", "2020-01-01T00:00:00Z")).contains("no champion");
  }

  private String champion(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("promote", "show", "--bank", "BankB", "--purpose", "fraud"));
    arguments.addAll(List.of(more));
    return run(0, arguments.toArray(String[]::new));
  }

  private void enrols() throws Exception {
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
                    "--wait",
                    "0")));
    assertThat(run(0, decide(proposal, "developer"))).contains("It waits for others");
    run(0, decide(proposal, "approver"));
    assertThat(run(0, atB("people")))
        .containsPattern("nina +[0-9a-f-]{36} +ACTIVE")
        .contains("after 0 s");
  }

  private void suspends(String adoption) throws Exception {
    assertThat(run(0, atB("adopt", "suspend", "--adoption", adoption, "--yes")))
        .contains("SUSPENDED");
    assertThat(champion()).contains("it must not be used");
    String proposal = found(PROPOSAL, run(0, atB("adopt", "reinstate", "--adoption", adoption)));
    assertThat(run(0, atB("decide", "--proposal", proposal, "--as", "nina", "--refuse", "--yes")))
        .contains("I refuse, as")
        .contains("REJECTED");
    assertThat(run(0, atB("adopt", "retire", "--adoption", adoption, "--yes"))).contains("RETIRED");
    assertThat(champion()).contains("no champion");
    assertThat(run(1, atB("adopt", "retire", "--adoption", adoption, "--yes")))
        .contains("Refused by adoption-change");
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
        .contains("card-transactions, a ROW each of 50000, delta 0.000001: 0 of epsilon 8 spent");
    assertThat(run(1, spend(1_000_000))).contains("Refused by spend-cap");
    assertThat(run(0, spend(1_000)))
        .contains("about to sign", "1000 steps, each taking a unit with probability 0.01")
        .contains("Spent; the publication names it by");
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

  /** Nothing but the files that hold them has the passwords: no log, no ledger, no output. */
  private void keepsPasswordsToThemselves() throws IOException {
    List<String> passwords = new ArrayList<>();
    for (Path file : filesBelow(state().resolve("people"))) {
      if (file.toString().endsWith(".password")) {
        passwords.add(Files.readString(file));
      }
    }
    assertThat(passwords).hasSize(7);
    for (Path file : filesBelow(state())) {
      if (!file.toString().endsWith(".password")) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(passwords.stream().anyMatch(content::contains)).as("%s", file).isFalse();
      }
    }
  }

  private static List<Path> filesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String[] atB(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
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

  /** Runs a command that must end with a status, and gives all that it printed. */
  private String run(int status, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--state-dir", state().toString()));
    InputStream in = System.in;
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setIn(new ByteArrayInputStream("no\n".getBytes(StandardCharsets.UTF_8)));
      System.setOut(caught);
      System.setErr(caught);
      int given = Concordat.commandLine().execute(all.toArray(String[]::new));
      String text = printed.toString(StandardCharsets.UTF_8);
      assertThat(given).as("%s printed%n%s", all, text).isEqualTo(status);
      return text;
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }
}
