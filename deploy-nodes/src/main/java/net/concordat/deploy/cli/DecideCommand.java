// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.people.Desk;
import net.concordat.workflows.decision.OpenProposal;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a bank's people are asked, and signs for one of them. */
@Command(
    name = "decide",
    header = "Show what a bank's people are asked; approve or refuse it as one of them.",
    description =
        "Without --proposal, lists what is open. With it, prints in words what is signed, asks, and signs. The last approval that is needed also carries the proposal out.",
    mixinStandardHelpOptions = true)
final class DecideCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @Option(names = "--proposal", paramLabel = "ID", description = "What to decide on.")
  private Optional<UUID> proposal;

  @Option(names = "--as", paramLabel = "NAME", description = "Who decides.")
  private Optional<String> as;

  @Option(names = "--refuse", description = "Say no, which ends the proposal.")
  private boolean refuse;

  @Option(
      names = "--carry-out",
      description = "Sign nothing; carry out what enough people have approved.")
  private boolean carryOut;

  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() throws Exception {
    return bank.run(
        desk -> {
          if (proposal.isEmpty()) {
            list(desk);
          } else if (carryOut) {
            carryOut(desk, proposal.get());
          } else {
            decide(desk, desk.proposal(proposal.get()));
          }
        });
  }

  private static void list(Desk desk) throws Exception {
    for (OpenProposal open : desk.proposals()) {
      print(desk, open);
    }
    System.out.printf("%d open at %s.%n", desk.proposals().size(), desk.bank().party());
  }

  /** Prints what is asked, of whom, and who has approved. */
  static void print(Desk desk, OpenProposal open) throws Exception {
    ProposalState asked = open.getProposal().getState().getData();
    System.out.printf("Proposal %s%n", asked.getProposalId());
    System.out.printf("%s%n", open.getBallots().get(0).getWords().indent(2).stripTrailing());
    System.out.printf(
        "  Demanded: %s%n",
        asked.getRequiredRoles().isEmpty() ? "two others, in any role" : asked.getRequiredRoles());
    for (DecisionState decision : open.getDecisions()) {
      System.out.printf(
          "  Approved by %s, as %s%n", desk.nameOf(decision.getPersonId()), decision.getRole());
    }
  }

  private void decide(Desk desk, OpenProposal open) throws Exception {
    String name =
        as.orElseThrow(() -> new DeployException("Who decides? Name somebody with --as."));
    confirmation.sign(
        desk, open, desk.passkeys().open(name), refuse ? Decision.REJECT : Decision.APPROVE);
    UUID id = open.getProposal().getState().getData().getProposalId();
    if (refuse) {
      System.out.printf("Proposal %s is REJECTED.%n", id);
      return;
    }
    try {
      carryOut(desk, id);
    } catch (RefusedException refusal) {
      if (!refusal.rule().equals(FlowRule.PEOPLE_DECIDED.ruleName())) {
        throw refusal;
      }
      System.out.println("It waits for others: " + refusal.getMessage());
    }
  }

  private static void carryOut(Desk desk, UUID id) throws Exception {
    System.out.printf("Carried out, in transaction %s.%n", desk.carryOut(id).getRef().getTxhash());
  }
}
