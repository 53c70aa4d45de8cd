// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import net.concordat.decisions.anchor.Anchoring;
import net.concordat.decisions.anchor.RegistryLedger;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.LogUnavailableException;
import net.concordat.scoring.decision.Shadow;
import net.concordat.scoring.http.HttpService;
import net.concordat.scoring.model.Scorer;
import net.concordat.scoring.monitoring.Monitoring;
import net.concordat.scoring.outcome.Outcomes;
import net.concordat.scoring.registry.Registry;
import net.concordat.scoring.registry.ServiceAccount;
import net.concordat.scoring.serving.Gate;
import net.concordat.scoring.serving.Watch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bank's scoring service: its log, what it knows of the ledger, and where it is asked. */
public final class ScoringService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScoringService.class);

  private final DecisionLog log;
  private final Watch watch;
  private final Shadow shadow;
  private final HttpService http;
  private final Anchoring anchoring;
  private final Outcomes outcomes;
  private final Monitoring monitoring;
  private final @Nullable Retention retention;

  private ScoringService(
      HttpService.Kept kept,
      Anchoring anchoring,
      Monitoring monitoring,
      @Nullable Retention retention,
      Watch watch,
      HttpService http) {
    this.log = kept.log();
    this.shadow = kept.shadow();
    this.outcomes = kept.outcomes();
    this.anchoring = anchoring;
    this.monitoring = monitoring;
    this.retention = retention;
    this.watch = watch;
    this.http = http;
  }

  /**
   * Starts one.
   *
   * @param loader how versions are loaded
   * @throws IOException if its folder cannot be used
   * @throws LogUnavailableException if its log cannot
   */
  public static ScoringService start(Settings settings, Scorer.Loader loader, Clock clock)
      throws Exception {
    ReceiptKey key = ReceiptKey.in(settings.folder());
    ServiceAccount account =
        new ServiceAccount(settings.issuer(), settings.clientId(), settings.secretFile());
    Registry registry = new Registry(settings.registry(), account);
    Watch watch = new Watch(registry, settings.folder(), loader, clock);
    DecisionLog log =
        DecisionLog.open(
            ReceiptKey.log(settings.folder()), key.pair(), clock, settings.batchTime());
    DecisionLog shadowLog = shadowLog(settings, key, clock);
    Path folder = Files.createDirectories(settings.folder().resolve("monitoring"));
    HttpService.Kept kept =
        new HttpService.Kept(
            log,
            new Shadow(watch.gate(), shadowLog),
            new Outcomes(log, folder.resolve("outcomes.db"), clock));
    Monitoring monitoring =
        new Monitoring(
            folder,
            new Monitoring.Sources(log, shadowLog, kept.outcomes()),
            watch.gate(),
            registry,
            clock);
    Anchoring anchoring =
        Anchoring.start(log, new RegistryLedger(settings.registry(), account::token));
    HttpService http =
        new HttpService(
            new HttpService.Settings(
                settings.host(), settings.port(), settings.issuer(), settings.clientId()),
            kept,
            watch.gate(),
            new HttpService.Behind(key.encodedPublic(), anchoring::status, monitoring::problem),
            clock);
    watch.start();
    monitoring.start();
    ScoringService service =
        new ScoringService(
            kept, anchoring, monitoring, retention(settings, log, clock), watch, http);
    http.start();
    LOG.info("Decides at port {}", http.port());
    return service;
  }

  private static @Nullable Retention retention(Settings settings, DecisionLog log, Clock clock) {
    Duration kept = settings.retention();
    if (kept == null) {
      return null;
    }
    Retention made = new Retention(log, kept, clock);
    made.start();
    return made;
  }

  /** Nothing is proved by it, so it is made anew where it is not there. */
  private static DecisionLog shadowLog(Settings settings, ReceiptKey key, Clock clock) {
    Path folder = settings.folder().resolve("shadow");
    if (!Files.exists(folder)) {
      DecisionLog.create(folder);
    }
    return DecisionLog.open(folder, key.pair(), clock);
  }

  /** What may decide. */
  public Gate gate() {
    return watch.gate();
  }

  /** The port at which it listens. */
  public int port() {
    return http.port();
  }

  @Override
  public void close() throws Exception {
    http.close();
    anchoring.close();
    if (retention != null) {
      retention.close();
    }
    monitoring.close();
    outcomes.close();
    watch.close();
    shadow.close();
    log.close();
  }
}
