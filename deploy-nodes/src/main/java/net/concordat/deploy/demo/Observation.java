// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.OutboxStatus;
import net.corda.core.crypto.SecureHash;

/** Asks every node what it holds, and so whether the regulator misses anything. */
final class Observation {
  /** Corda tries a node that was down again after at most a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int NEEDLE_BYTES = 64;

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

  DemoReport.RegulatorFacts facts(Path regulatorFiles, List<Path> artifacts) throws Exception {
    return new DemoReport.RegulatorFacts(
        held(),
        regulator.report().getRefusals().size(),
        onNetwork().size(),
        receipts().size(),
        artifactsIn(regulatorFiles, artifacts));
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

  /** Counts the artifacts of which a piece is found in any file of the regulator's node. */
  private static int artifactsIn(Path folder, List<Path> artifacts) throws IOException {
    Set<Path> found = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(file);
        for (Path artifact : artifacts) {
          byte[] bytes = Files.readAllBytes(artifact);
          int middle = bytes.length / 2;
          if (contains(content, Arrays.copyOfRange(bytes, middle, middle + NEEDLE_BYTES))) {
            found.add(artifact);
          }
        }
      }
    }
    return found.size();
  }

  private static boolean contains(byte[] content, byte[] needle) {
    for (int i = 0; i + needle.length <= content.length; i++) {
      if (content[i] == needle[0]
          && Arrays.equals(content, i, i + needle.length, needle, 0, needle.length)) {
        return true;
      }
    }
    return false;
  }
}
