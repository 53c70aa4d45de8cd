// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import net.concordat.contracts.people.ApproverState;
import net.concordat.deploy.people.Desk;
import net.concordat.workflows.people.EnrolledPeople;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows who of a bank may decide. */
@Command(
    name = "people",
    description = "Show who of a bank may decide; enrol, change and revoke people.",
    mixinStandardHelpOptions = true,
    subcommands = {
      OpenPeopleCommand.class,
      EnrolCommand.class,
      RolesCommand.class,
      RevokeCommand.class,
      RuleCommand.class
    })
final class PeopleCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @Override
  public Integer call() throws Exception {
    return bank.run(desk -> print(desk, desk.enrolled()));
  }

  static void print(Desk desk, EnrolledPeople enrolled) throws Exception {
    System.out.printf("%s decides by %s.%n", desk.bank().party(), enrolled.getRegister().getRule());
    for (ApproverState approver : enrolled.getPeople()) {
      System.out.printf(
          "%-12s %s  %-8s from %s, after %d s  %s%n",
          desk.nameOf(approver.getPerson().getPersonId()),
          approver.getPerson().getPersonId(),
          approver.getStatus(),
          approver.getActiveFrom(),
          approver.getWaitSeconds(),
          approver.getPerson().getRoles());
    }
  }
}
