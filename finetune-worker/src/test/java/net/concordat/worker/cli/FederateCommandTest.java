// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FederateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("federate"));
    arguments.addAll(List.of(options));
    return Main.run(
        new PrintWriter(out), new PrintWriter(err, true), arguments.toArray(String[]::new));
  }

  @Test
  void printsEachRoundAsALineOfJson() {
    assertThat(run("--simulate", "--rounds", "2", "--epochs", "1", "--json")).isZero();
    assertThat(out.toString().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("\"counted\":[\"Bank1\"", "\"digest\":\""));
  }

  @Test
  void saysWhatTheModeShows() {
    assertThat(run("--simulate", "--clients", "9", "--mode", "grouped", "--rounds", "1")).isZero();
    assertThat(out.toString()).contains("the aggregator sees the mean of each group of three");
  }

  @Test
  void namesWhoWasLeftOutAndWhy() {
    assertThat(
            run(
                "--simulate",
                "--mode",
                "robust",
                "--rule",
                "mean",
                "--judged",
                "--rounds",
                "1",
                "--epochs",
                "1"))
        .isZero();
    assertThat(out.toString()).contains("Evaluators found that its update does least");
  }

  @Test
  void refusesWhatNoModePromises() {
    assertThat(run("--simulate", "--mode", "central_noise", "--clients", "50")).isEqualTo(2);
    assertThat(err.toString()).contains("Privacy of whole banks needs 100 clients or more");
    assertThat(run("--simulate", "--scores", "30")).isEqualTo(2);
    assertThat(err.toString()).contains("In CONFIDENTIAL no client has a score");
    assertThat(run("--simulate", "--form", "half")).isEqualTo(2);
    assertThat(err.toString()).contains("so updates are sent in fewer bytes in ROBUST alone");
    assertThat(run("--simulate", "--judged")).isEqualTo(2);
    assertThat(err.toString()).contains("Evaluators judge updates in ROBUST alone");
    assertThat(run("--simulate", "--clients", "4")).isEqualTo(2);
    assertThat(err.toString()).contains("'--clients' must be between 5 and 1000");
    assertThat(run("--simulate", "--rows", "loans")).isEqualTo(2);
    assertThat(err.toString()).contains("Loans need --data");
    assertThat(run("--clients", "5")).isEqualTo(2);
    assertThat(err.toString()).contains("--simulate");
  }
}
