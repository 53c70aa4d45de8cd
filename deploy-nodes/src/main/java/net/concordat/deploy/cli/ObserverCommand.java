// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.observer.CompletenessReport;
import net.concordat.workflows.observer.CompletenessReportFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what the regulator has been given of all that the notary committed. */
@Command(
    name = "observer",
    description =
        "Say what the regulator has been given of all that the notary committed; exits with 1"
            + " unless that is everything.",
    mixinStandardHelpOptions = true)
final class ObserverCommand implements Callable<Integer> {
  @Mixin private NetworkOptions options;

  @Override
  public Integer call() throws Exception {
    Network network = options.network();
    if (!network.running().contains(Party.REGULATOR)) {
      throw new DeployException("The regulator's node is down: ./concordat up starts it.");
    }
    try (Bank regulator = new Bank(Party.REGULATOR, network.connect(Party.REGULATOR))) {
      CompletenessReport report = regulator.run(CompletenessReportFlow.class);
      print(report);
      return report.isComplete() ? 0 : 1;
    }
  }

  private static void print(CompletenessReport report) {
    Instant readAt = report.getReadAt();
    System.out.printf(
        "notary's log read  %s%n", readAt == null ? "never" : "at " + readAt.toString());
    System.out.printf("recorded           %6d%n", report.getRecorded());
    System.out.printf("refused            %6d%n", report.getRefused());
    System.out.printf("missing            %6d%n", report.getMissing());
    System.out.printf("not in the log yet %6d%n", report.getUnlogged());
    for (CompletenessReport.Missing missing : report.getOldestMissing()) {
      System.out.printf(
          "%-7s %s  notarised %s for %s%n",
          missing.isOverdue() ? "OVERDUE" : "missing",
          missing.getTxId(),
          missing.getNotarisedAt(),
          missing.getRequester());
    }
  }
}
