// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * A whole federation in one process: clients train, their updates are combined as its mode says,
 * and the model moves. Without privacy and drop-outs of masks the digests depend on plan, rows and
 * seed alone.
 */
public final class Simulation {
  private final FederationPlan plan;
  private final Architecture shape;
  private final List<? extends Client> clients;
  private final List<Evaluator> evaluators;
  private final int threads;
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  /**
   * Sets it up.
   *
   * @param clients in the members' order
   * @param evaluators may be none where the plan needs none
   * @param threads how many clients train at once
   * @throws InvalidInputException if mode or plan do not allow these
   */
  public Simulation(
      FederationPlan plan,
      Architecture shape,
      List<? extends Client> clients,
      List<Evaluator> evaluators,
      int threads) {
    plan.mode().requireClients(clients.size());
    if (evaluators.isEmpty() && (plan.gate() != null || plan.scores() > 0)) {
      throw new InvalidInputException(
          "A gate and scores need evaluators with holdouts, but there is none");
    }
    if (plan.scores() > 0 && plan.scores() <= clients.size()) {
      throw new InvalidInputException(
          "Scores of %d clients need %d measured models in a round or more, but may take %d"
              .formatted(clients.size(), clients.size() + 1, plan.scores()));
    }
    this.plan = plan;
    this.shape = shape;
    this.clients = List.copyOf(clients);
    this.evaluators = List.copyOf(evaluators);
    this.threads = threads;
    clients.forEach(client -> sizes.put(client.member(), client.numExamples()));
  }

  /**
   * Runs all rounds.
   *
   * @param start the weights before the first
   * @param listener hears of each round
   * @return the global model after the last
   */
  public GlobalModel run(float[] start, Consumer<RoundRecord> listener) {
    GlobalModel model = GlobalModel.of(start);
    double[] quality = prAucs(measure(model));
    for (int round = 1; round <= plan.rounds(); round++) {
      long begun = System.nanoTime();
      RoundScene scene = train(round, model);
      Combined combined = plan.mode().combine(scene);
      GlobalModel next = next(model, combined);
      List<RankingMetrics.Values> measured = measure(next);
      boolean accepted = next != model && passes(quality, prAucs(measured));
      Map<String, Double> scores = scores(model, combined.seen());
      settle(combined, accepted);
      double change = accepted ? distance(model, next) : 0;
      if (accepted) {
        model = next;
        quality = prAucs(measured);
      } else {
        measured = measure(model);
      }
      List<String> away = new ArrayList<>(sizes.keySet());
      away.removeAll(scene.arriving());
      listener.accept(
          new RoundRecord(
              round,
              combined.counted(),
              away,
              combined.refused(),
              accepted,
              mean(prAucs(measured)),
              measured.stream().mapToDouble(RankingMetrics.Values::rocAuc).average().orElse(0),
              change,
              scores,
              combined.bytesPerClient(),
              model.digest(),
              (System.nanoTime() - begun) / 1e9));
    }
    return model;
  }

  private RoundScene train(int round, GlobalModel model) {
    long seed = plan.seed() + 1_000_003L * round;
    Random random = new Random(seed);
    List<Client> begin = new ArrayList<>();
    Set<String> silent = new TreeSet<>();
    for (Client client : clients) {
      double drawn = random.nextDouble();
      if (drawn >= plan.dropOut() / 2) {
        begin.add(client);
      }
      if (drawn >= plan.dropOut() / 2 && drawn < plan.dropOut()) {
        silent.add(client.member());
      }
    }
    List<float[]> trained = Parallel.map(threads, begin, client -> client.update(round, model));
    Map<String, float[]> updates = new HashMap<>();
    for (int i = 0; i < begin.size(); i++) {
      updates.put(begin.get(i).member(), trained.get(i));
    }
    return new RoundScene(
        plan.name(),
        round,
        model,
        sizes,
        begin.stream().map(Client::member).toList(),
        updates,
        silent,
        seed);
  }

  /** The model that a round makes; the same one where it came to nothing. */
  private GlobalModel next(GlobalModel model, Combined combined) {
    double[] update = combined.update();
    double share = (double) combined.counted().size() / clients.size();
    return update == null ? model : plan.strategy().next(model, update, share);
  }

  private boolean passes(double[] before, double[] after) {
    FederationPlan.Gate gate = plan.gate();
    if (gate == null) {
      return true;
    }
    double[] gains = new double[before.length];
    Arrays.setAll(gains, i -> after[i] - before[i]);
    Arrays.sort(gains);
    return gains[(gains.length - 1) / 2] >= -gate.tolerance();
  }

  private void settle(Combined combined, boolean accepted) {
    for (Client client : clients) {
      client.settle(accepted && combined.counted().contains(client.member()));
    }
  }

  private Map<String, Double> scores(GlobalModel model, @Nullable RoundUpdates seen) {
    return plan.scores() == 0 || seen == null
        ? Map.of()
        : new UpdateScores(plan.strategy(), model, one -> mean(prAucs(measure(one))))
            .of(seen, plan.scores(), plan.seed());
  }

  private List<RankingMetrics.Values> measure(GlobalModel model) {
    return evaluators.stream().map(evaluator -> evaluator.measure(shape, model.weights())).toList();
  }

  private static double[] prAucs(List<RankingMetrics.Values> measured) {
    return measured.stream().mapToDouble(RankingMetrics.Values::prAuc).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double distance(GlobalModel from, GlobalModel to) {
    double squares = 0;
    for (int i = 0; i < from.weights().length; i++) {
      double off = to.weights()[i] - from.weights()[i];
      squares += off * off;
    }
    return Math.sqrt(squares);
  }
}
