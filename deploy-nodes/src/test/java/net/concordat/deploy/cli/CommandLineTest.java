// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.Decimals;
import net.concordat.deploy.DeployException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What can be typed, and what is said of what cannot. */
class CommandLineTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Concordat.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "people",
        "people open",
        "people enrol",
        "people roles",
        "people revoke",
        "people rule",
        "decide",
        "decision show",
        "adopt",
        "adopt developed",
        "adopt suspend",
        "adopt reinstate",
        "adopt retire",
        "promote",
        "promote show",
        "budget",
        "budget open",
        "budget spend"
      })
  void explainsEveryCommand(String command) {
    assertThat(run((command + " --help").split(" "))).isZero();
    assertThat(out.toString()).contains("Usage: ./concordat " + command).contains("--bank");
  }

  @Test
  void asksWhichBank() {
    assertThat(run("people", "open", "--state-dir", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Name one with --bank");
    assertThat(run("people", "open", "--state-dir", folder.toString(), "--bank", "Regulator"))
        .isEqualTo(1);
  }

  @Test
  void verifiesNothingButEvidencePacks() throws IOException {
    Path pack = Files.writeString(folder.resolve("pack.zip"), "no zip");
    assertThat(run("verify", pack.toString(), "--consortium", "0".repeat(64))).isEqualTo(1);
    assertThat(out.toString())
        .contains("WRONG ")
        .contains("not " + "0".repeat(64))
        .contains("is not verified")
        .doesNotContain("is verified:");
    assertThat(run("verify", folder.resolve("none.zip").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file");
  }

  @Test
  void saysThatTheNetworkIsDown() {
    assertThat(run("decision", "show", "--state-dir", folder.toString(), "--bank", "BankB", "CODE"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("The node of BankB is down");
  }

  @Test
  void saysInWhichCommandsNodesCanBeKilled() {
    assertThat(run("bench", "kills", "--only", "ADOPT,NOSUCH")).isEqualTo(1);
    assertThat(err.toString()).contains("The commands are").contains("SPEND").contains("NOSUCH");
  }

  @Test
  void wantsAllThatAnAdoptionNeedsOrNothing() {
    assertThat(run("adopt", "--bank", "BankB", "--model", "Card fraud")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--purpose")
        .contains("--evidence")
        .contains("--model-version");
  }

  @Nested
  class Roles {
    @Test
    void areTheLastWordsOfTheirNames() {
      assertThat(RoleList.parse("validator, Approver,developer"))
          .isEqualTo(List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER, Role.MODEL_DEVELOPER));
      assertThat(RoleList.parse("approver,approver")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "validator,", "auditor", "MODEL_VALIDATOR"})
    void areNothingElse(String typed) {
      assertThatThrownBy(() -> RoleList.parse(typed))
          .isInstanceOf(DeployException.class)
          .hasMessageContaining("A role is");
    }
  }

  @Nested
  class Fractions {
    @ParameterizedTest
    @CsvSource({"1.1, 1100000", "0.000001, 1", "10, 10000000", "1e-6, 1"})
    void areReadExactly(String typed, long millionths) {
      assertThat(Decimals.millionths("--noise", new BigDecimal(typed))).isEqualTo(millionths);
    }

    @Test
    void areWrittenAsPeopleDo() {
      assertThat(Decimals.millionths(1_100_000)).isEqualTo("1.1");
      assertThat(Decimals.trillionths(1_000_000)).isEqualTo("0.000001");
      assertThat(Decimals.millionths(10_000_000)).isEqualTo("10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-7", "1.0000001", "1e30"})
    void areRefusedWhereTheyDoNotFit(String typed) {
      assertThatThrownBy(() -> Decimals.millionths("--noise", new BigDecimal(typed)))
          .isInstanceOf(DeployException.class)
          .hasMessageContaining("--noise has at most 6 digits");
    }
  }
}
