// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import picocli.CommandLine.Option;

/** Shows what is signed before it is signed, and asks. */
final class Confirmation {
  @Option(
      names = "--yes",
      description = "Sign without asking; what is signed is printed all the same.")
  private boolean yes;

  /** Shows a text, and goes on if the person wants to sign it. */
  void show(String name, String words) throws IOException {
    // Beside what the command answers, which may be JSON for a program.
    System.err.printf("%s is about to sign:%n%n%s%n%n", name, words.indent(2).stripTrailing());
    if (!yes && !isConfirmed()) {
      throw new DeployException("Nothing is signed.");
    }
  }

  /** Shows what a bank's node signs without its people, and goes on if the operator wants that. */
  void showNode(Party bank, String words) throws IOException {
    show("The node of " + bank, words);
  }

  private static boolean isConfirmed() throws IOException {
    System.err.print("Sign? [y/N] ");
    System.err.flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
