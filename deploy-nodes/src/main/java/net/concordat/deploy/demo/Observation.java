// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.deploy.NodeDirectory;
import net.concordat.deploy.operator.ArtifactSearch;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Custody;
import net.concordat.deploy.operator.Patience;
import net.concordat.workflows.adoption.ChampionFlow;
import net.concordat.workflows.adoption.ChampionReport;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.OutboxStatus;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;

/** Asks every node what it holds, and so whether the regulator misses anything. */
final class Observation {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final List<Bank> banks;
  private final Bank regulator;
  private final SecureHash consortiumId;

  Observation(List<Bank> banks, Bank regulator, SecureHash consortiumId) {
    this.banks = banks;
    this.regulator = regulator;
    this.consortiumId = consortiumId;
  }

  /** Waits until the regulator holds all that is on the network, and every bank its receipts. */
  void awaitComplete() throws InterruptedException {
    Patience.await(
        PATIENCE,
        "the regulator to have everything",
        () -> {
          Set<SecureHash> all = onNetwork();
          return held(regulator).equals(all) && receipts().size() == all.size();
        });
  }

  int held() throws Exception {
    return held(regulator).size();
  }

  DemoReport.RegulatorFacts facts(Path regulatorFiles, Map<SecureHash, Path> artifacts)
      throws Exception {
    return new DemoReport.RegulatorFacts(
        held(),
        regulator.report().getRefusals().size(),
        onNetwork().size(),
        receipts().size(),
        new ArtifactSearch(artifacts).in(regulatorFiles).size());
  }

  /** Every evaluation of the consortium's, by evaluator, rows and use. */
  List<DemoReport.Evaluation> evaluations() {
    Map<Holdout, Integer> uses = new HashMap<>();
    for (StateAndRef<HoldoutState> known : regulator.known(HoldoutState.class)) {
      uses.put(known.getState().getData().getHoldout(), known.getState().getData().getUses());
    }
    List<DemoReport.Evaluation> all = new ArrayList<>();
    for (StateAndRef<EvaluationState> known : regulator.known(EvaluationState.class)) {
      EvaluationState state = known.getState().getData();
      if (state.getHeader().getConsortiumId().equals(consortiumId)) {
        all.add(evaluation(state, uses.getOrDefault(state.getHoldout(), 0)));
      }
    }
    all.sort(
        Comparator.comparing(DemoReport.Evaluation::evaluator)
            .thenComparing(DemoReport.Evaluation::committedAt)
            .thenComparing(DemoReport.Evaluation::use));
    return all;
  }

  private static DemoReport.Evaluation evaluation(EvaluationState state, int uses) {
    return new DemoReport.Evaluation(
        state.getEvaluator().getName().getOrganisation(),
        state.getOwner().getName().getOrganisation(),
        lowerHex(state.getVersion().getArtifactDigest()),
        state.getHoldout().getRows(),
        state.getHoldout().getCommittedAt().toString(),
        state.getUse(),
        uses,
        (double) state.getMetrics().getRocAuc().getValue() / Metric.ONE);
  }

  /** Which version a bank uses first for each purpose, by the regulator's node alone. */
  List<DemoReport.Champion> champions(Bank bank) throws Exception {
    List<DemoReport.Champion> all = new ArrayList<>();
    for (UseCase useCase : UseCase.ALL) {
      ChampionReport report =
          regulator.run(ChampionFlow.class, bank.identity(), useCase.name(), Instant.now());
      ChampionReport.Champion champion = report.getChampion();
      if (champion != null) {
        all.add(champion(report, champion));
      }
    }
    return all;
  }

  private static DemoReport.Champion champion(
      ChampionReport report, ChampionReport.Champion champion) {
    AdoptionState adoption = champion.getAdoption();
    return new DemoReport.Champion(
        report.getMember().getName().getOrganisation(),
        report.getPurpose(),
        lowerHex(adoption.getVersion().getArtifactDigest()),
        lowerHex(adoption.getEvidenceDigest()),
        deciders(champion.getAdopted()),
        deciders(champion.getPromoted()),
        champion.mightBeUsed(report.getAt()));
  }

  private static List<String> deciders(ChampionReport.Deed deed) {
    return deed.getDecisions().stream()
        .map(decision -> "%s %.8s...".formatted(decision.getRole(), decision.getPersonId()))
        .toList();
  }

  private static String lowerHex(SecureHash hash) {
    return hash.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Waits until every node has what is for it, then tells what any has that is not: none if all is
   * well.
   */
  List<String> astray(List<NodeDirectory> places, Map<SecureHash, Path> artifacts)
      throws Exception {
    Custody custody = new Custody(banks, regulator, consortiumId);
    Patience.await(
        PATIENCE, "every node to have what is for it", () -> custody.missing().isEmpty());
    List<String> astray = new ArrayList<>(custody.excess());
    astray.addAll(custody.bytesAstray(places, artifacts));
    return astray;
  }

  private Set<SecureHash> onNetwork() throws Exception {
    Set<SecureHash> all = new HashSet<>(held(regulator));
    for (Bank bank : banks) {
      all.addAll(held(bank));
    }
    return all;
  }

  private Set<SecureHash> held(Bank party) throws Exception {
    return party.report().getEntries().stream()
        .filter(entry -> entry.getConsortiumId().equals(consortiumId))
        .map(LedgerReport.Entry::getTxId)
        .collect(Collectors.toSet());
  }

  private Set<String> receipts() throws Exception {
    String name = regulator.identity().getName().toString();
    Set<String> receipted = new HashSet<>();
    for (Bank bank : banks) {
      for (LedgerReport.Told told : bank.report().getTold()) {
        if (told.getStatus() == OutboxStatus.RECEIPTED && told.getRecipient().equals(name)) {
          receipted.add(told.getTxId());
        }
      }
    }
    return receipted;
  }
}
