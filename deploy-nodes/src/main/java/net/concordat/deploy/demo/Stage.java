// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.NetworkStart;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Founders;
import net.corda.core.transactions.SignedTransaction;

/**
 * What the operators of nodes do, over RPC: found the network and the consortium, stop and start a
 * node. None of it is the staff's.
 */
final class Stage {
  private static final int APPROVALS = 2;
  private static final int VOTES = 2;

  private final Network network;
  private final Distribution distribution;
  private final Narrator narrator;

  Stage(Network network, Distribution distribution, Narrator narrator) {
    this.network = network;
    this.distribution = distribution;
    this.narrator = narrator;
  }

  /**
   * Founds the network.
   *
   * @param mark a folder by which the next demonstration knows an interrupted one's network
   */
  void found(Path mark) throws Exception {
    narrator.heading(
        "%d parties and a notary: real Corda nodes, TLS between them; beside each party's node its registry"
            .formatted(network.parties().size() - 1));
    narrator.step(
        "The network is founded: keys, databases, network parameters",
        () -> {
          network.found();
          return Files.createDirectories(mark);
        });
  }

  /** Something else that is done while the network starts. */
  interface Meanwhile {
    void run() throws Exception;
  }

  /** Starts all of it, and does something else meanwhile; gives the seconds that the start took. */
  double startDuring(Meanwhile other) throws Exception {
    ExecutorService starter = Executors.newSingleThreadExecutor();
    try {
      Future<Double> up = starter.submit(this::start);
      other.run();
      return narrator.step(
          "All %d nodes, their registries, the workers and sign-in are up"
              .formatted(network.parties().size()),
          up::get);
    } finally {
      starter.shutdownNow();
    }
  }

  private double start() throws Exception {
    long begin = System.nanoTime();
    new NetworkStart(
            network,
            (what, after) ->
                narrator.line(
                    String.format(
                        Locale.ROOT,
                        "           %-21s up after %.1f s",
                        what,
                        after.toMillis() / 1000.0)))
        .run();
    network.identity().concludeFounding();
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Has the banks found their consortium; gives its id, 64 hex digits. */
  String foundConsortium(List<Bank> banks) throws Exception {
    narrator.heading("The banks found their consortium");
    try (Bank regulator = new Bank(Party.REGULATOR, network.connect(Party.REGULATOR))) {
      List<Bank> all = new ArrayList<>(banks);
      all.add(regulator);
      Founders founders =
          new Founders(
              distribution.contracts(),
              APPROVALS,
              VOTES,
              UseCase.ALL.stream().map(UseCase::name).toList(),
              UseCase.ALL.stream().map(UseCase::dataDomain).toList());
      Charter proposal = founders.proposal(banks, network::pages);
      for (Bank party : all) {
        narrator.step(
            party.party() + "'s operator tells its node which founding to expect",
            () -> {
              Founders.expect(party, proposal);
              return proposal;
            });
      }
      SignedTransaction founding =
          narrator.transaction(
              "All %d banks sign: the consortium is founded".formatted(banks.size()),
              () -> Founders.found(banks.get(0), proposal));
      narrator.step(
          "The notary's operator names the consortium whose observers may read its log",
          () -> serve(founding));
      return founding
          .getTx()
          .outputsOfType(ConsortiumState.class)
          .get(0)
          .getHeader()
          .getConsortiumId()
          .toString()
          .toLowerCase(Locale.ROOT);
    }
  }

  private Void serve(SignedTransaction founding) throws Exception {
    try (Bank notary = new Bank(Party.NOTARY, network.connect(Party.NOTARY))) {
      Founders.serve(notary, founding);
    }
    return null;
  }

  void stopRegulator() throws Exception {
    narrator.heading("The regulator's node is stopped; the banks go on");
    narrator.step(
        "The regulator's node stops",
        () -> {
          network.stop(List.of(Party.REGULATOR));
          return network;
        });
  }

  void startRegulator() throws Exception {
    narrator.heading("The regulator's node starts again; the banks tell it what it missed");
    narrator.step(
        "The regulator's node is up",
        () -> {
          network.start(List.of(Party.REGULATOR), (party, after) -> {});
          return network;
        });
  }
}
