// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.NodeDirectory;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;

/** Runs the demonstration on a network that it founds, starts, and stops. */
public final class DemoRun {
  private static final List<Party> BANKS = List.of(Party.BANK_A, Party.BANK_B, Party.BANK_C);

  private final Network network;
  private final Distribution distribution;
  private final Path work;
  private final Narrator narrator = new Narrator(System.out);
  private final BankData data;
  private final Stage stage;

  /**
   * @param network not founded yet; bank C's node is to have the cheat CorDapp
   * @param work where the banks' rows and artifacts go
   */
  public DemoRun(Network network, Distribution distribution, Path work) {
    this.network = network;
    this.distribution = distribution;
    this.work = work;
    this.data = new BankData(distribution.data(), work.resolve("data"));
    this.stage = new Stage(network, distribution, narrator);
  }

  /**
   * Runs it, and leaves the network up.
   *
   * @param seeds over how many seeds to compare, at least 2
   * @param leaveOpen whether somebody is to find things to go on with in the banks' pages
   * @return what was measured; a step that does not go as it must ends the run with an exception
   */
  public DemoOutcome run(int seeds, boolean leaveOpen) throws Exception {
    WorkerActs workers = new WorkerActs(narrator, new WorkerProcess(distribution), data, work);
    stage.found(work);
    List<JsonNode> counts = new ArrayList<>();
    double startSeconds = stage.startDuring(() -> counts.addAll(prepareData(workers)));
    List<Office> banks = new ArrayList<>();
    try {
      for (Party bank : BANKS) {
        banks.add(new Office(network, bank));
      }
      return tell(banks, workers, counts, startSeconds, seeds, leaveOpen);
    } finally {
      banks.forEach(Office::close);
    }
  }

  private List<JsonNode> prepareData(WorkerActs workers) throws Exception {
    narrator.heading("Meanwhile each bank gets its own rows");
    List<JsonNode> counts = workers.prepare();
    for (Party bank : BANKS) {
      for (UseCase useCase : UseCase.ALL) {
        workers.commit(bank, useCase);
      }
    }
    return counts;
  }

  private DemoOutcome tell(
      List<Office> banks,
      WorkerActs workers,
      List<JsonNode> counts,
      double startSeconds,
      int seeds,
      boolean leaveOpen)
      throws Exception {
    String consortiumId = foundConsortium(banks);
    Demo demo =
        new Demo(narrator, workers, banks, others().stream().map(Party::ledgerName).toList());
    demo.enrolPeople();
    demo.commitHoldouts();
    demo.shareFromBankA();
    Demo.BriefGrant brief = demo.grantBriefly();
    stage.stopRegulator();
    demo.adaptAtBankB(UseCase.FRAUD);
    demo.shareOnwardAgainstThePolicy();
    demo.pretendConsortium();
    // Meanwhile the brief grant runs out.
    List<JsonNode> results = new ArrayList<>(demo.compare(UseCase.FRAUD, seeds));
    demo.useExpiredGrant(brief);
    demo.adaptAtBankB(UseCase.CREDIT_RISK);
    stage.startRegulator();
    demo.approveAndGiveBack();
    demo.adoptAtBankB();
    DecisionActs decisions = new DecisionActs(narrator, banks.get(1), work);
    JsonNode decision = decisions.decide(UseCase.FRAUD, data.holdout(Party.BANK_B, UseCase.FRAUD));
    Observed observed = observe(banks, consortiumId, demo);
    results.addAll(demo.compare(UseCase.CREDIT_RISK, seeds));
    // Its batch was closed meanwhile.
    List<String> proved = prove(decisions, decision);
    if (leaveOpen) {
      demo.leaveOpen(data);
    }
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
            observed.evidence(),
            proved,
            observed.astray(),
            demo.artifactFacts(),
            narrator.seconds());
    return new DemoOutcome(report, demo.allApproved());
  }

  private String foundConsortium(List<Office> banks) throws Exception {
    List<Bank> members = new ArrayList<>(banks.stream().map(Office::operator).toList());
    List<Bank> more = new ArrayList<>();
    try {
      for (Party bank : others()) {
        more.add(new Bank(bank, network.connect(bank)));
      }
      members.addAll(more);
      return stage.foundConsortium(members);
    } finally {
      more.forEach(Bank::close);
    }
  }

  /** Members that do nothing here. */
  private List<Party> others() {
    return network.banks().stream().filter(bank -> !BANKS.contains(bank)).toList();
  }

  private record Observed(
      DemoReport.RegulatorFacts regulator,
      List<DemoReport.Evaluation> evaluations,
      List<DemoReport.Champion> champions,
      List<String> evidence,
      List<String> astray) {}

  private Observed observe(List<Office> banks, String consortiumId, Demo demo) throws Exception {
    Office bankB = banks.get(1);
    try (Office regulator = new Office(network, Party.REGULATOR)) {
      Observation observation =
          new Observation(
              banks.stream().map(Office::operator).toList(), regulator.operator(), consortiumId);
      DemoReport.RegulatorFacts facts = completeness(observation, demo);
      RegulatorsView view = new RegulatorsView(regulator);
      view.awaitChampions(bankB);
      narrator.heading(
          "Who measured what, and how often on the same rows? As the regulator's registry says");
      List<DemoReport.Evaluation> evaluations = view.evaluations(demo.models());
      evaluations.forEach(this::tell);
      narrator.heading("Which version does bank B use first, and who decided so? Likewise");
      List<DemoReport.Champion> champions = view.champions(bankB);
      champions.forEach(this::tell);
      view.about(demo.adapted(), bankB).forEach(this::tell);
      List<String> evidence = evidence(bankB, consortiumId, demo);
      narrator.heading("Does any node store what it may not?");
      List<NodeDirectory> places = network.parties().stream().map(network::node).toList();
      return new Observed(
          facts,
          evaluations,
          champions,
          evidence,
          narrator.step(
              "Every node's transactions and files are walked",
              () -> observation.astray(places, demo.artifacts())));
    }
  }

  private DemoReport.RegulatorFacts completeness(Observation observation, Demo demo)
      throws Exception {
    narrator.heading("Does the regulator miss anything?");
    narrator.step(
        "The regulator's node has been told of all it missed, and has signed for it",
        () -> {
          observation.awaitComplete();
          return observation;
        });
    DemoReport.RegulatorFacts facts =
        observation.facts(
            List.of(
                network.node(Party.REGULATOR).path(), network.registry(Party.REGULATOR).folder()),
            demo.artifacts());
    tell(
        "%d transactions on the network, %d at the regulator, %d receipts, %d refused, %d artifacts"
            .formatted(
                facts.transactionsOnNetwork(),
                facts.transactions(),
                facts.receipts(),
                facts.refused(),
                facts.artifactsHeld()));
    return facts;
  }

  private List<String> evidence(Office bankB, String consortiumId, Demo demo) throws Exception {
    narrator.heading("What proves the way of bank B's fraud model?");
    Path pack =
        narrator.step(
            "BankB's auditor has its registry put the evidence together",
            () -> Evidence.pack(bankB, demo.adapted(), work));
    List<String> verified =
        narrator.step(
            "The regulator verifies it on its own: no network, no database, no node",
            () -> new Evidence(distribution).verify(pack, consortiumId));
    verified.forEach(this::tell);
    return verified;
  }

  private List<String> prove(DecisionActs decisions, JsonNode decision) throws Exception {
    try (Office regulator = new Office(network, Party.REGULATOR)) {
      List<String> proved = decisions.prove(decision, regulator, new Evidence(distribution));
      proved.forEach(this::tell);
      return proved;
    }
  }

  private void tell(Object what) {
    narrator.line("           " + what);
  }
}
