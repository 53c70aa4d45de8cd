// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.concordat.deploy.NodeDirectory;
import net.concordat.deploy.operator.ArtifactSearch;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Custody;
import net.concordat.deploy.operator.Patience;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.OutboxStatus;
import net.corda.core.crypto.SecureHash;

/** Asks every node what it holds, and so whether the regulator misses anything. */
final class Observation {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final List<Bank> banks;
  private final Bank regulator;
  private final SecureHash consortiumId;

  Observation(List<Bank> banks, Bank regulator, String consortiumId) {
    this.banks = banks;
    this.regulator = regulator;
    this.consortiumId = SecureHash.create(consortiumId);
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

  /**
   * What the regulator holds.
   *
   * @param places where its node and its registry keep what they have
   * @param artifacts of which it must have nothing, by digest
   */
  DemoReport.RegulatorFacts facts(List<Path> places, Map<SecureHash, Path> artifacts)
      throws Exception {
    ArtifactSearch search = new ArtifactSearch(artifacts);
    Set<SecureHash> found = new HashSet<>();
    for (Path place : places) {
      found.addAll(search.in(place));
    }
    List<DemoReport.RegulatorFacts> facts = new ArrayList<>();
    // Bank B anchors what it decided by itself, perhaps in the midst of counting.
    Patience.await(
        PATIENCE,
        "the regulator to have everything that is counted",
        () -> {
          DemoReport.RegulatorFacts counted =
              new DemoReport.RegulatorFacts(
                  held(),
                  regulator.report().getRefusals().size(),
                  onNetwork().size(),
                  receipts().size(),
                  found.size());
          facts.add(counted);
          return counted.missesNothing() && counted.receipts() == counted.transactions();
        });
    return facts.get(facts.size() - 1);
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
