// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.NodeStartBench;
import net.concordat.deploy.bench.AnchoringBench;
import net.concordat.deploy.bench.Bench;
import net.concordat.deploy.bench.BenchOptions;
import net.concordat.deploy.bench.BenchReport;
import net.concordat.deploy.bench.DeliveryBench;
import net.concordat.deploy.bench.FederatedBench;
import net.concordat.deploy.bench.LedgerBench;
import net.concordat.deploy.bench.PrivateGraphBench;
import net.concordat.deploy.bench.RegistryBench;
import net.concordat.deploy.bench.ScoringBench;
import net.concordat.deploy.bench.ScoringPathBench;
import net.concordat.deploy.bench.UiBench;
import net.concordat.deploy.bench.WorkerBench;
import net.concordat.deploy.kills.KillBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one measurement. */
@Command(
    name = "bench",
    header = "Measure something beside something else, in one run.",
    description = {
      "  node-start     start-up of one node, with and without our changes to Quasar's agent",
      "  ledger         publish, grant and approve beside a bare flow, on real nodes",
      "  private-graph  adopt and promote beside bare flows, assertions, the privacy accountant",
      "  delivery       an artifact's delivery beside a flow that keeps nothing, on real nodes",
      "  kills          what becomes of commands when nodes are killed at random moments",
      "  worker         training and scoring beside PyTorch, on one thread each",
      "  scoring-paths  scoring rows beside ONNX Runtime and Deeplearning4j, on one thread each",
      "  federated      federations beside banks alone and all rows in one place (needs --data)",
      "  registry       what registries answer over a ledger and over one ten times as large",
      "  scoring        decisions a second with a durable record, beside no record (seconds: --rounds)",
      "  anchoring      what anchoring a million decisions takes, on real nodes (fewer: --records)",
      "  ui             web pages before a large ledger: each view, and 50 people at once",
      "  handbook       the Fraud Detection Handbook's one-week protocol (needs --data)"
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private static final List<Bench> BENCHES =
      List.of(
          new NodeStartBench(),
          new LedgerBench(),
          new PrivateGraphBench(),
          new DeliveryBench(),
          new KillBench(),
          new WorkerBench(),
          new ScoringPathBench(),
          new FederatedBench(),
          new RegistryBench(),
          new ScoringBench(),
          new AnchoringBench(),
          new UiBench());

  @Parameters(paramLabel = "NAME", description = "What to measure.")
  private String name;

  @Option(names = "--report", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private Optional<Path> report;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often to repeat (default: the bench's own).")
  private Optional<Integer> rounds;

  @Option(
      names = "--versions",
      paramLabel = "N",
      description = "How many versions a vault is to grow to (default: the bench's own).")
  private Optional<Integer> versions;

  @Option(
      names = "--records",
      paramLabel = "N",
      description =
          "How many records a log of decisions is to have before (default: the bench's own).")
  private Optional<Long> records;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Of what a bench draws at random (default: another each time).")
  private Optional<Long> seed;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "What a bench may draw, for example ADOPT,SPEND (default: all it has).")
  private List<String> only = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:CONCORDAT_DATA}",
      description = "Where the data of the handbook is (or CONCORDAT_DATA).")
  private Optional<Path> data;

  @Override
  public Integer call() throws Exception {
    if (name.equals(HandbookForward.NAME)) {
      return new HandbookForward(data, report).run();
    }
    Bench bench =
        BENCHES.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new DeployException(unknown()));
    BenchOptions options =
        new BenchOptions(
            rounds, versions, records, seed.orElseGet(new Random()::nextLong), only, data);
    System.out.printf("Measuring %s; seed %d.%n", bench.description(), options.seed());
    BenchReport found =
        new BenchReport(
            bench.name(), Runtime.getRuntime().availableProcessors(), bench.run(options));
    found.print(System.out);
    if (report.isPresent()) {
      found.write(report.get());
    }
    return 0;
  }

  private String unknown() {
    String known = BENCHES.stream().map(Bench::name).collect(Collectors.joining(", "));
    return "There is no bench %s; there are %s, %s.".formatted(name, known, HandbookForward.NAME);
  }
}
