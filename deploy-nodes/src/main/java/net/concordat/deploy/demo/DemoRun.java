// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.NodeDirectory;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Founders;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;

/** Runs the demonstration on a network that it founds, starts, and stops. */
public final class DemoRun {
  private static final int APPROVALS = 2;
  private static final int VOTES = 2;

  private final Network network;
  private final Distribution distribution;
  private final Path work;
  private final Narrator narrator = new Narrator(System.out);

  /**
   * @param network not founded yet; bank C's node is to have the cheat CorDapp
   * @param work where the banks' rows and artifacts go
   */
  public DemoRun(Network network, Distribution distribution, Path work) {
    this.network = network;
    this.distribution = distribution;
    this.work = work;
  }

  /**
   * Runs it, and leaves the network up.
   *
   * @param seeds over how many seeds to compare, at least 2
   * @return what was measured; a step that does not go as it must ends the run with an exception
   */
  public DemoOutcome run(int seeds) throws Exception {
    double startSeconds = start();
    List<Bank> banks = new ArrayList<>();
    try {
      for (Party party : List.of(Party.BANK_A, Party.BANK_B, Party.BANK_C)) {
        banks.add(new Bank(party, network.connect(party)));
      }
      return tell(banks, startSeconds, seeds);
    } finally {
      banks.forEach(Bank::close);
    }
  }

  private DemoOutcome tell(List<Bank> banks, double startSeconds, int seeds) throws Exception {
    WorkerProcess worker = new WorkerProcess(distribution.worker());
    BankData data = new BankData(distribution.data(), work.resolve("data"));
    Demo demo = new Demo(network, narrator, new WorkerActs(narrator, worker, data, work), banks);
    final List<JsonNode> counts = demo.prepareData();
    narrator.heading("The banks found their consortium");
    ConsortiumState consortium = found(banks);
    demo.enrolPeople();
    demo.commitHoldouts();
    demo.shareFromBankA();
    GrantState brief = demo.grantBriefly();
    narrator.heading("The regulator's node is stopped; the banks go on");
    narrator.step("The regulator's node stops", () -> stopRegulator());
    demo.adaptAtBankB(UseCase.FRAUD);
    demo.shareOnwardAgainstThePolicy();
    demo.pretendConsortium();
    // Meanwhile the brief grant runs out.
    List<JsonNode> results = new ArrayList<>(demo.compare(UseCase.FRAUD, seeds));
    demo.useExpiredGrant(brief);
    demo.adaptAtBankB(UseCase.CREDIT_RISK);
    startRegulator();
    demo.approveAndGiveBack();
    demo.adoptAtBankB();
    Observed observed = observe(banks, consortium, demo.artifacts());
    results.addAll(demo.compare(UseCase.CREDIT_RISK, seeds));
    DemoReport report =
        new DemoReport(
            new DemoReport.NetworkFacts(
                network.parties().stream().map(Party::toString).toList(), startSeconds),
            narrator.steps(),
            counts,
            results,
            narrator.refusals(),
            observed.regulator(),
            observed.evaluations(),
            observed.champions(),
            observed.astray(),
            demo.artifactFacts(),
            narrator.seconds());
    return new DemoOutcome(report, demo.allApproved());
  }

  private double start() throws Exception {
    narrator.heading("Four parties and a notary: real Corda nodes, TLS between them");
    narrator.step(
        "The network is founded: keys, databases, network parameters",
        () -> {
          network.found();
          // At once, so that the next demonstration knows an interrupted one's network for its own.
          Files.createDirectories(work);
          return network;
        });
    long begin = System.nanoTime();
    narrator.step(
        "All " + network.parties().size() + " nodes are up",
        () -> {
          network.start(
              network.parties(),
              (party, after) ->
                  narrator.line(
                      String.format(
                          Locale.ROOT,
                          "           %-10s up after %.1f s",
                          party,
                          after.toMillis() / 1000.0)));
          return network;
        });
    return (System.nanoTime() - begin) / 1e9;
  }

  private ConsortiumState found(List<Bank> banks) throws Exception {
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
      Charter proposal = founders.proposal(banks);
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
      return founding.getTx().outputsOfType(ConsortiumState.class).get(0);
    }
  }

  private Void serve(SignedTransaction founding) throws Exception {
    try (Bank notary = new Bank(Party.NOTARY, network.connect(Party.NOTARY))) {
      Founders.serve(notary, founding);
    }
    return null;
  }

  private Void stopRegulator() throws InterruptedException {
    network.stop(List.of(Party.REGULATOR));
    return null;
  }

  private void startRegulator() throws Exception {
    narrator.heading("The regulator's node starts again; the banks tell it what it missed");
    narrator.step(
        "The regulator's node is up",
        () -> {
          network.start(List.of(Party.REGULATOR), (party, after) -> {});
          return network;
        });
  }

  private record Observed(
      DemoReport.RegulatorFacts regulator,
      List<DemoReport.Evaluation> evaluations,
      List<DemoReport.Champion> champions,
      List<String> astray) {}

  private Observed observe(
      List<Bank> banks, ConsortiumState consortium, Map<SecureHash, Path> artifacts)
      throws Exception {
    narrator.heading("Does the regulator miss anything?");
    try (Bank regulator = new Bank(Party.REGULATOR, network.connect(Party.REGULATOR))) {
      Observation observation =
          new Observation(banks, regulator, consortium.getHeader().getConsortiumId());
      narrator.step(
          "The regulator's node has been told of all it missed, and has signed for it",
          () -> {
            observation.awaitComplete();
            return observation;
          });
      DemoReport.RegulatorFacts facts =
          observation.facts(network.node(Party.REGULATOR).path(), artifacts);
      narrator.line(
          "           %d transactions on the network, %d at the regulator, %d receipts, %d refused, %d artifacts"
              .formatted(
                  facts.transactionsOnNetwork(),
                  facts.transactions(),
                  facts.receipts(),
                  facts.refused(),
                  facts.artifactsHeld()));
      List<DemoReport.Evaluation> evaluations = observation.evaluations();
      narrator.heading(
          "Who measured what, and how often on the same rows? As the regulator sees it");
      evaluations.forEach(evaluation -> narrator.line("           " + evaluation));
      narrator.heading("Which version does bank B use first, and who decided so? Likewise");
      List<DemoReport.Champion> champions = observation.champions(banks.get(1));
      champions.forEach(champion -> narrator.line("           " + champion));
      narrator.heading("Does any node store what it may not?");
      List<NodeDirectory> places = network.parties().stream().map(network::node).toList();
      return new Observed(
          facts,
          evaluations,
          champions,
          narrator.step(
              "Every node's transactions and files are walked",
              () -> observation.astray(places, artifacts)));
    }
  }
}
