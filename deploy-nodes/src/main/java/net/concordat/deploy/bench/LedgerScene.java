// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.concordat.bench.BareFlow;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.concordat.workflows.model.FreezeVersionFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.UnfreezeVersionFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;

/** A consortium in which bank A publishes and grants, and bank B decides. */
final class LedgerScene {
  /** Enough that no two threads publish to one model. */
  private static final int MODELS = 16;

  private static final int VERSIONS_PER_FAMILY = 10;

  private final TrialConsortium consortium;
  private final Bank bankA;
  private final Bank bankB;
  private final List<SecureHash> models = new ArrayList<>();
  private final ArtifactDescription artifact;

  LedgerScene(TrialConsortium consortium) throws Exception {
    this.consortium = consortium;
    this.bankA = consortium.network().operator(Party.BANK_A);
    this.bankB = consortium.network().operator(Party.BANK_B);
    this.artifact = consortium.artifacts().put(Party.BANK_A, 1_000, 1);
    for (int i = 0; i < MODELS; i++) {
      models.add(consortium.register(Party.BANK_A, "bench " + i));
    }
  }

  /** Each act so many times in each of so many threads, in an order drawn for each round. */
  LedgerLatencies measure(String what, int atOnce, int rounds, long seed) throws Exception {
    System.out.println("Measuring " + what + " ...");
    Rounds ready = prepare(atOnce * rounds);
    LedgerLatencies measured = new LedgerLatencies();
    inThreads(
        atOnce,
        thread -> {
          Random random = new Random(seed + thread);
          for (int i = 0; i < rounds; i++) {
            if (atOnce == 1) {
              ready.oneAlone(random, measured);
            } else {
              ready.one(thread, random, measured);
            }
          }
        });
    return measured;
  }

  /** Makes as many rounds ready as are named. */
  Rounds prepare(int rounds) throws Exception {
    Queue<StateRef> bare = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < MODELS; i++) {
      bare.add(issueBare());
    }
    return new Rounds(reviewedByB(rounds), bare);
  }

  private StateRef issueBare() throws Exception {
    return new StateRef(bankA.run(BareFlow.class, bankB.identity(), List.of()), 0);
  }

  /** Rounds of one of each act, for each of which there is a version to decide on. */
  final class Rounds {
    private final Queue<Reviewed> toDecide;

    /** As many as threads at least; each round takes one and issues one. */
    private final Queue<StateRef> bare;

    private Rounds(Queue<Reviewed> toDecide, Queue<StateRef> bare) {
      this.toDecide = toDecide;
      this.bare = bare;
    }

    /** Does one of each act in any order, among what others do and earlier acts left to do. */
    void one(int thread, Random random, LedgerLatencies measured) throws Exception {
      for (Callable<?> act : acts(thread, random, measured)) {
        act.call();
      }
    }

    /** Does one of each act in any order, each when both banks have ended what they were doing. */
    void oneAlone(Random random, LedgerLatencies measured) throws Exception {
      for (Callable<?> act : acts(0, random, measured)) {
        IdleNodes.await(List.of(bankA, bankB));
        act.call();
      }
    }

    private List<Callable<?>> acts(int thread, Random random, LedgerLatencies measured) {
      Reviewed reviewed = toDecide.remove();
      StateRef before = bare.remove();
      List<Callable<?>> acts =
          new ArrayList<>(
              List.<Callable<?>>of(
                  () ->
                      measured
                          .bare()
                          .time(() -> bankA.run(BareFlow.class, bankB.identity(), List.of(before))),
                  () -> bare.add(measured.bareIssue().time(LedgerScene.this::issueBare)),
                  () -> measured.publish().time(() -> publish(models.get(thread % MODELS))),
                  () -> measured.grant().time(() -> offer(reviewed.version(), Party.BANK_B)),
                  () -> measured.approve().time(() -> decide(reviewed.review()))));
      Collections.shuffle(acts, random);
      return acts;
    }
  }

  /**
   * A pending version, and the review in which bank B's people approved it.
   *
   * @param version asked about
   * @param review the proposal that was carried out
   */
  private record Reviewed(ModelVersionState version, UUID review) {}

  /** Pending versions about which bank B's people have decided, and bank A has not been told. */
  private Queue<Reviewed> reviewedByB(int count) throws Exception {
    Queue<ModelVersionState> versions = new ConcurrentLinkedQueue<>();
    inThreads(
        Math.min(4, count),
        thread -> {
          for (int i = thread; i < count; i += Math.min(4, count)) {
            versions.add(askToDecide(publish(models.get(thread))));
          }
        });
    Queue<Reviewed> reviewed = new ConcurrentLinkedQueue<>();
    inThreads(
        Math.min(4, count),
        thread -> {
          for (ModelVersionState version = versions.poll();
              version != null;
              version = versions.poll()) {
            bankB.awaitVersion(version);
            reviewed.add(new Reviewed(version, consortium.review(Party.BANK_B, version)));
          }
        });
    return reviewed;
  }

  private ModelVersionState publish(SecureHash model) throws Exception {
    return bankA
        .run(
            PublishModelVersionFlow.class,
            TrialConsortium.commandId(),
            consortium.drafts().version(Party.BANK_A, model, artifact))
        .getState()
        .getData();
  }

  private GrantState offer(ModelVersionState version, Party grantee) throws Exception {
    return bankA
        .run(
            OfferGrantFlow.class,
            TrialConsortium.commandId(),
            consortium.drafts().offer(version, grantee, GrantKind.REVIEW))
        .getState()
        .getData();
  }

  private ModelVersionState askToDecide(ModelVersionState version) throws Exception {
    bankA.run(
        RequestDecisionFlow.class,
        version.getModelId(),
        version.getVersion(),
        List.of(bankB.identity()));
    return version;
  }

  private Object decide(UUID review) throws Exception {
    return bankB.run(DecideModelVersionFlow.class, TrialConsortium.commandId(), review);
  }

  /**
   * From the offer of a version with so long a history to a bank that has none of it, until that
   * bank holds it.
   *
   * @param length how many transactions: the publications of a family, at most as many as it may
   *     have versions, and then the last version frozen and unfrozen
   */
  Latencies firstContact(int length) throws Exception {
    SecureHash model = consortium.register(Party.BANK_A, "chain of " + length);
    int versions = Math.min(length, RegisteredModelState.MOST_VERSIONS);
    for (int i = 1; i < versions; i++) {
      publish(model);
    }
    ModelVersionState last = publish(model);
    for (int i = versions; i < length; i += 2) {
      bankA.run(FreezeVersionFlow.class, TrialConsortium.commandId(), model, versions);
      bankA.run(UnfreezeVersionFlow.class, TrialConsortium.commandId(), model, versions);
    }
    Latencies latencies = new Latencies();
    latencies.time(
        () -> {
          GrantState offered = offer(last, Party.BANK_C);
          consortium.network().operator(Party.BANK_C).awaitGrant(offered.getGrantId());
          return offered;
        });
    return latencies;
  }

  /**
   * Publishes until there are so many versions more, ten to a family, and shows each family to bank
   * B, so that both vaults grow. Returns once bank B and the regulator have been told of all.
   */
  void grow(int versions) throws Exception {
    System.out.println("Publishing " + versions + " versions ...");
    int threads = MODELS;
    Queue<ModelVersionState> shown = new ConcurrentLinkedQueue<>();
    inThreads(
        threads,
        thread -> {
          for (int i = thread; i < versions / VERSIONS_PER_FAMILY; i += threads) {
            SecureHash family = consortium.register(Party.BANK_A, "family " + i);
            for (int number = 1; number < VERSIONS_PER_FAMILY; number++) {
              publish(family);
            }
            shown.add(askToDecide(publish(family)));
          }
        });
    Bank regulator = consortium.network().operator(Party.REGULATOR);
    for (ModelVersionState last : shown) {
      bankB.awaitVersion(last);
      regulator.awaitVersion(last);
    }
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
