// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.record.Decision;
import net.concordat.scoring.monitoring.MonitoringStore.Closed;
import net.concordat.scoring.outcome.Outcomes;
import net.concordat.scoring.registry.Registry;
import net.concordat.scoring.serving.DaemonThread;
import net.concordat.scoring.serving.Gate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the logs behind those who decide, measures windows, and tells the registry. A window is
 * measured once; what was not kept of it when the service died is measured anew from the log.
 */
public final class Monitoring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
  private static final int PERIOD_MS = 500;

  /** Nobody waits for the registry to be asked at once again. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final MonitoringStore store;
  private final List<LogReading> readings;
  private final Outcomes outcomes;
  private final Registry registry;
  private final Clock clock;
  private long pausedUntil = System.nanoTime();
  private volatile String problem = "";
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThread.named("monitoring"));

  /**
   * What is watched.
   *
   * @param decisions the log of decisions that count
   * @param shadow that of challengers
   * @param outcomes what cases turned out to be
   */
  public record Sources(DecisionLog decisions, DecisionLog shadow, Outcomes outcomes) {}

  /**
   * One that does nothing yet.
   *
   * @param folder where windows are kept, and references are looked for
   * @throws SQLException if nothing can be kept there
   */
  public Monitoring(Path folder, Sources sources, Gate gate, Registry registry, Clock clock)
      throws SQLException {
    this.store = new MonitoringStore(folder.resolve("windows.db"));
    this.outcomes = sources.outcomes();
    this.registry = registry;
    this.clock = clock;
    Opening opening = new Opening(folder, gate, registry);
    this.readings =
        List.of(
            new LogReading(sources.decisions(), LogReading.CHAMPION, store, opening, gate, clock),
            new LogReading(sources.shadow(), LogReading.CHALLENGER, store, opening, gate, clock));
  }

  /** Begins. */
  public void start() {
    thread.scheduleWithFixedDelay(this::goOn, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  /** Why no window is measured now; empty if nothing hinders it. */
  public String problem() {
    return problem;
  }

  private void goOn() {
    if (System.nanoTime() - pausedUntil < 0) {
      return;
    }
    try {
      for (LogReading reading : readings) {
        reading.goOn();
      }
      for (Closed window : store.due(clock.instant())) {
        measure(window);
      }
      for (Closed window : store.unsent()) {
        send(window);
      }
      problem = "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | SQLException e) {
      pause(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      // An error, such as of a reference that does not fit into memory, would end this thread
      // unseen.
      if (!Thread.currentThread().isInterrupted()) {
        LOG.error("Windows are not measured for now", e);
      }
      pause(String.valueOf(e.getMessage()));
    }
  }

  private void pause(String why) {
    if (!why.equals(problem)) {
      LOG.warn("Monitoring waits: {}", why);
    }
    problem = why;
    pausedUntil = System.nanoTime() + PAUSE.toNanos();
  }

  private void measure(Closed window) throws SQLException {
    LabelledCases cases = new LabelledCases();
    LogReading reading =
        window.place().equals(LogReading.CHAMPION) ? readings.get(0) : readings.get(1);
    Instant by = window.due();
    reading.each(
        window,
        (id, decision) ->
            cases.add(
                decision.score(),
                decision.decision() == Decision.FLAGGED,
                id == null ? null : outcomes.label(id, by).orElse(null)));
    store.measured(window, window.found().with(cases.found()));
  }

  private void send(Closed window) throws IOException, InterruptedException, SQLException {
    byte[] body;
    try {
      body = MonitoringStore.JSON.writeValueAsBytes(window.found());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What is found can be written", e);
    }
    int status = registry.putWindow(body);
    if (status == 409 || status == 422 || status == 400) {
      // To say it again would change nothing; all other windows are still said.
      LOG.error(
          "The registry refuses the window of {} that begins at {} with {}",
          window.adoption(),
          window.found().from(),
          status);
    } else if (status != 200 && status != 201) {
      throw new IOException("The registry answers a window with " + status);
    }
    store.sent(window);
  }

  /** Ends; what it was at is done again when it is started. */
  @Override
  public void close() throws SQLException, InterruptedException {
    thread.shutdownNow();
    if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
      LOG.warn("Monitoring does not end");
    }
    store.close();
  }

  /** What a window of an adoption begins with. */
  record Opening(Path folder, Gate gate, Registry registry) {
    Plan plan(Watched.State of) throws IOException, InterruptedException {
      return MonitoringStore.JSON.readValue(
          registry.monitoringPlan(of.modelId(), of.version()), Plan.class);
    }

    /** A file's, if it lies there before the first window begins. */
    @Nullable Reference reference(Watched watched) throws IOException {
      Path file = ReferenceFile.of(folder, watched.adoption);
      if (watched.state().reference() != null || !Files.exists(file)) {
        return watched.state().reference();
      }
      Gate.Ready by =
          gate.served().stream()
              .filter(served -> served.adoptionId().equals(watched.adoption))
              .flatMap(served -> gate.ready(served).stream())
              .findFirst()
              .orElseThrow(
                  () -> new IOException("The version that scores " + file + " is not loaded yet"));
      return ReferenceFile.read(file, watched.adoption, by);
    }
  }
}
