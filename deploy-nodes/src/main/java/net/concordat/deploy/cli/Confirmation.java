// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.concordat.contracts.approval.Decision;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.people.Desk;
import net.concordat.deploy.people.Signatory;
import net.concordat.workflows.decision.Ballot;
import net.concordat.workflows.decision.OpenProposal;
import picocli.CommandLine.Option;

/** Shows what is signed before it is signed, and asks. */
final class Confirmation {
  @Option(
      names = "--yes",
      description = "Sign without asking; what is signed is printed all the same.")
  private boolean yes;

  /** Signs an answer to a proposal for somebody who wants to. */
  void sign(Desk desk, OpenProposal asked, Signatory signatory, Decision verdict) throws Exception {
    Ballot ballot = desk.ballot(asked, signatory, verdict);
    show(signatory.name(), ballot.getWords());
    desk.sign(asked, signatory, ballot);
    System.out.printf(
        "Signed by %s, with the passkey of %s.%n", signatory.name(), desk.bank().party());
  }

  /** Shows a text, and goes on if the person wants to sign it. */
  void show(String name, String words) throws IOException {
    System.out.printf("%s is about to sign:%n%n%s%n%n", name, words.indent(2).stripTrailing());
    if (!yes && !isConfirmed()) {
      throw new DeployException("Nothing is signed.");
    }
  }

  /** Shows what a bank's node signs without its people, and goes on if the operator wants that. */
  void showNode(Desk desk, String words) throws IOException {
    show("The node of " + desk.bank().party(), words);
  }

  private static boolean isConfirmed() throws IOException {
    System.out.print("Sign? [y/N] ");
    System.out.flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
