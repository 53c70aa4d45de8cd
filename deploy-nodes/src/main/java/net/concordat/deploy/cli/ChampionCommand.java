// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.adoption.ChampionFlow;
import net.concordat.workflows.adoption.ChampionReport;
import net.corda.core.identity.CordaX500Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which version was champion at a bank at a time, and who decided so. */
@Command(
    name = "show",
    header = "Say which version is, or was, champion; who decided so, and on what evidence.",
    description = "From the ledger alone: by the bank's own node, or by the regulator's.",
    mixinStandardHelpOptions = true)
final class ChampionCommand implements Callable<Integer> {
  @Mixin private NetworkOptions options;

  @Option(names = "--bank", required = true, paramLabel = "NAME", description = "At which bank.")
  private Party bank;

  @Option(names = "--purpose", required = true, paramLabel = "PURPOSE", description = "For what.")
  private String purpose;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When, for example 2026-11-21T12:00:00Z (default: now).")
  private Optional<Instant> at;

  @Option(names = "--observer", description = "Ask the regulator's node, not the bank's.")
  private boolean observer;

  @Override
  public Integer call() throws Exception {
    Network network = options.network();
    Party asked = observer ? Party.REGULATOR : bank;
    try (Bank operator = BankOptions.connect(network, asked)) {
      print(
          operator.run(
              ChampionFlow.class,
              Objects.requireNonNull(
                  operator.ops().wellKnownPartyFromX500Name(CordaX500Name.parse(bank.x500())),
                  () -> "no " + bank + " on the network"),
              purpose,
              at.orElseGet(Instant::now)));
      return 0;
    }
  }

  private static void print(ChampionReport report) {
    ChampionReport.Champion champion = report.getChampion();
    System.out.printf(
        "%s, %s, at %s:%n",
        report.getMember().getName().getOrganisation(), report.getPurpose(), report.getAt());
    if (champion == null) {
      System.out.println("no champion");
      return;
    }
    AdoptionState adoption = champion.getAdoption();
    System.out.printf(
        "version %d of the model %s of %s%n  artifact %s%n  adoption %s, %s until %s; the version is %s%n  it %s be used%n  conditions: %s%n  evidence: %s%n",
        adoption.getVersion().getVersion(),
        adoption.getVersion().getModelId(),
        adoption.getOwner().getName().getOrganisation(),
        adoption.getVersion().getArtifactDigest(),
        adoption.getAdoptionId(),
        adoption.getStatus(),
        adoption.getExpiresAt(),
        champion.getVersionStatus(),
        champion.mightBeUsed(report.getAt()) ? "might" : "must not",
        adoption.getConditions() == null ? "none" : adoption.getConditions(),
        adoption.getEvidenceDigest());
    print("adopted", champion.getAdopted());
    print("promoted", champion.getPromoted());
  }

  private static void print(String what, ChampionReport.Deed deed) {
    System.out.printf("  %s at %s, in transaction %s, by%n", what, deed.getAt(), deed.getTxId());
    for (DecisionState decision : deed.getDecisions()) {
      System.out.printf("    %s, as %s%n", decision.getPersonId(), decision.getRole());
    }
  }
}
