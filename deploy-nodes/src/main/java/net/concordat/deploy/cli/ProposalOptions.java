// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.time.Duration;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.deploy.people.Desk;
import net.concordat.workflows.decision.OpenProposal;
import picocli.CommandLine.Option;

/** Asks a bank's people; the same for whatever they are asked. */
final class ProposalOptions {
  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description = "How long they may decide (default: ${DEFAULT-VALUE} days).")
  private int days;

  void propose(Desk desk, ProposalSubject subject) throws Exception {
    OpenProposal asked = desk.propose(subject, Duration.ofDays(days));
    DecideCommand.print(desk, asked);
    System.out.printf(
        "%nEach of them: ./concordat decide --bank %s --proposal %s --as NAME%n",
        desk.bank().party(), asked.getProposal().getState().getData().getProposalId());
  }
}
