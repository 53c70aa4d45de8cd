// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.concordat.bench.BareFlow;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialNetwork;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.corda.core.crypto.SecureHash;

/**
 * Publish, grant and approve on real nodes beside a bare two-party Corda flow on the same nodes:
 * each thread does one of each in turn, so that all meet the same load. Then again after the vault
 * has grown.
 */
public final class LedgerBench implements Bench {
  private static final List<Integer> AT_ONCE = List.of(1, 4, 16);

  /** Enough that no two threads publish to one model. */
  private static final int MODELS = 16;

  private static final int ROUNDS = 12;
  private static final int GROWN_VERSIONS = 10_000;
  private static final int VERSIONS_PER_FAMILY = 10;
  private static final List<Integer> CHAINS = List.of(1, 10, 100);
  private static final double MOST = 0.99;

  private final List<BenchResult> results = new ArrayList<>();

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public String description() {
    return "publish, grant and approve beside a bare two-party Corda flow, on real nodes";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws Exception {
    Path folder = Files.createTempDirectory("concordat-bench");
    try (TrialNetwork network =
        TrialNetwork.start(folder.resolve("state"), Party.all(), Party.all(), Network::measured)) {
      Scene scene = new Scene(TrialConsortium.found(network, 1, 2));
      int rounds = options.rounds().orElse(ROUNDS);
      scene.measure("warm-up", 4, rounds);
      Map<Integer, Measured> empty = new LinkedHashMap<>();
      for (int atOnce : AT_ONCE) {
        empty.put(atOnce, report(atOnce, scene.measure(atOnce + " at once", atOnce, rounds)));
      }
      ratios(empty);
      firstContact(scene);
      scene.grow(options.versions().orElse(GROWN_VERSIONS));
      Measured grown = scene.measure("grown vault", 1, rounds);
      growth(
          Objects.requireNonNull(empty.get(1)), grown, options.versions().orElse(GROWN_VERSIONS));
    }
    return results;
  }

  /** How long each act took, on the same nodes under the same load. */
  private record Measured(Latencies bare, Latencies publish, Latencies grant, Latencies approve) {
    Measured() {
      this(new Latencies(), new Latencies(), new Latencies(), new Latencies());
    }

    Map<String, Latencies> ours() {
      Map<String, Latencies> ours = new LinkedHashMap<>();
      ours.put("publish", publish);
      ours.put("grant", grant);
      ours.put("approve", approve);
      return ours;
    }

    Map<String, Latencies> all() {
      Map<String, Latencies> all = ours();
      all.put("bare", bare);
      return all;
    }
  }

  private Measured report(int atOnce, Measured measured) {
    measured
        .all()
        .forEach(
            (act, latencies) -> {
              String which = act + ", " + atOnce + " at once";
              results.add(BenchResult.of(which + ", p50", latencies.median(), "ms"));
              results.add(BenchResult.of(which + ", p99", latencies.within(MOST), "ms"));
              results.add(BenchResult.of(which, latencies.perSecond(atOnce), "tx/s"));
            });
    return measured;
  }

  private void ratios(Map<Integer, Measured> measured) {
    measured.forEach(
        (atOnce, found) ->
            found
                .ours()
                .forEach(
                    (act, latencies) ->
                        results.add(
                            BenchResult.of(
                                act + "-vs-bare, " + atOnce + " at once",
                                latencies.median() / found.bare().median(),
                                "x"))));
  }

  private void growth(Measured empty, Measured grown, int versions) {
    String name = "latency-" + versions + "-vs-empty, ";
    Map<String, Latencies> before = empty.all();
    grown
        .all()
        .forEach(
            (act, latencies) ->
                results.add(
                    BenchResult.of(
                        name + act,
                        latencies.median() / Objects.requireNonNull(before.get(act)).median(),
                        "x")));
  }

  private void firstContact(Scene scene) throws Exception {
    for (int length : CHAINS) {
      results.add(
          BenchResult.of(
              "first contact, chain of " + length, scene.firstContact(length).median(), "ms"));
    }
  }

  /** A consortium in which bank A publishes and grants, and bank B decides. */
  private static final class Scene {
    private final TrialConsortium consortium;
    private final Bank bankA;
    private final Bank bankB;
    private final List<SecureHash> models = new ArrayList<>();
    private final ArtifactDescription artifact;

    Scene(TrialConsortium consortium) throws Exception {
      this.consortium = consortium;
      this.bankA = consortium.network().operator(Party.BANK_A);
      this.bankB = consortium.network().operator(Party.BANK_B);
      this.artifact = consortium.store(Party.BANK_A, 1_000, 1);
      for (int i = 0; i < MODELS; i++) {
        models.add(consortium.register(Party.BANK_A, "bench " + i));
      }
    }

    /** One of each act in turn, in each of so many threads, so many times. */
    Measured measure(String what, int atOnce, int rounds) throws Exception {
      System.out.println("Measuring " + what + " ...");
      Queue<ModelVersionState> toDecide = versionsAtB(atOnce * rounds);
      Measured measured = new Measured();
      inThreads(
          atOnce,
          thread -> {
            for (int i = 0; i < rounds; i++) {
              ModelVersionState version = toDecide.remove();
              measured.bare().time(() -> bankA.run(BareFlow.class, bankB.identity()));
              measured.publish().time(() -> publish(models.get(thread % MODELS)));
              measured.grant().time(() -> offer(version, Party.BANK_B));
              measured.approve().time(() -> decide(version));
            }
          });
      return measured;
    }

    /** Pending versions that bank B has been asked to decide on, and has. */
    private Queue<ModelVersionState> versionsAtB(int count) throws Exception {
      Queue<ModelVersionState> versions = new ConcurrentLinkedQueue<>();
      inThreads(
          Math.min(4, count),
          thread -> {
            for (int i = thread; i < count; i += Math.min(4, count)) {
              ModelVersionState version = publish(models.get(thread));
              bankA.run(
                  RequestDecisionFlow.class,
                  version.getModelId(),
                  version.getVersion(),
                  List.of(bankB.identity()));
              versions.add(version);
            }
          });
      for (ModelVersionState version : versions) {
        bankB.awaitVersion(version);
      }
      return versions;
    }

    private ModelVersionState publish(SecureHash model) throws Exception {
      return bankA
          .run(
              PublishModelVersionFlow.class,
              TrialConsortium.commandId(),
              consortium.proposal(Party.BANK_A, model, artifact))
          .getState()
          .getData();
    }

    private Object offer(ModelVersionState version, Party grantee) throws Exception {
      return bankA.run(
          OfferGrantFlow.class,
          TrialConsortium.commandId(),
          consortium.offer(version, grantee, GrantKind.REVIEW));
    }

    private Object decide(ModelVersionState version) throws Exception {
      return bankB.run(
          DecideModelVersionFlow.class,
          TrialConsortium.commandId(),
          TrialConsortium.verdict(version));
    }

    /** From a grant of the last of so many versions to a bank that has none, until it holds it. */
    Latencies firstContact(int length) throws Exception {
      SecureHash model = consortium.register(Party.BANK_A, "chain of " + length);
      for (int i = 1; i < length; i++) {
        publish(model);
      }
      ModelVersionState last = publish(model);
      Latencies latencies = new Latencies();
      latencies.time(
          () -> {
            consortium.grant(Party.BANK_A, last, Party.BANK_C, GrantKind.REVIEW);
            return last;
          });
      return latencies;
    }

    /** Publishes until there are so many versions more, ten to a family. */
    void grow(int versions) throws Exception {
      System.out.println("Publishing " + versions + " versions ...");
      int threads = MODELS;
      inThreads(
          threads,
          thread -> {
            for (int i = thread; i < versions / VERSIONS_PER_FAMILY; i += threads) {
              SecureHash family = consortium.register(Party.BANK_A, "family " + i);
              for (int number = 0; number < VERSIONS_PER_FAMILY; number++) {
                publish(family);
              }
            }
          });
    }

    private interface Work {
      void in(int thread) throws Exception;
    }

    private static void inThreads(int threads, Work work) throws Exception {
      ExecutorService executor = Executors.newFixedThreadPool(threads);
      try {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          int thread = i;
          all.add(
              executor.submit(
                  () -> {
                    work.in(thread);
                    return null;
                  }));
        }
        for (Future<?> one : all) {
          one.get();
        }
      } finally {
        executor.shutdownNow();
      }
    }
  }
}
