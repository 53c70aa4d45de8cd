// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import net.concordat.decisions.anchor.AnchoringStatus;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.scoring.decision.Decisions;
import net.concordat.scoring.decision.Overrides;
import net.concordat.scoring.decision.Shadow;
import net.concordat.scoring.outcome.Outcomes;
import net.concordat.scoring.serving.Gate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Where the service is asked. */
public final class HttpService implements AutoCloseable {
  /** For what is not short; none waits for a body or for a decision to be recorded. */
  private static final int THREADS = 64;

  private static final long IDLE_MS = 60_000;

  /** How many connect at once: with Java's 50, of 128 some waited a second to be heard again. */
  private static final int ARRIVING = 1_024;

  private final Server server;
  private final ServerConnector connector;

  /**
   * Where it listens, and whom it believes.
   *
   * @param host the address to listen at
   * @param port the port; 0 for any that is free
   * @param issuer the bank's own realm
   * @param audience what a token must be meant for
   */
  public record Settings(String host, int port, URI issuer, String audience) {}

  /**
   * What it keeps.
   *
   * @param log what was decided
   * @param shadow what challengers would decide
   * @param outcomes what cases turned out to be
   */
  public record Kept(DecisionLog log, Shadow shadow, Outcomes outcomes) {}

  /**
   * How decisions are proved and watched.
   *
   * @param receiptKey the public key of receipts, as X.509 has it
   * @param anchoring how far the log's anchoring is
   * @param monitoring why no window is measured now; empty if nothing hinders it
   */
  public record Behind(
      byte[] receiptKey, Supplier<AnchoringStatus> anchoring, Supplier<String> monitoring) {}

  /**
   * A service that does not listen yet.
   *
   * @param gate what may decide
   */
  public HttpService(Settings settings, Kept kept, Gate gate, Behind behind, Clock clock) {
    this(
        settings.host(),
        settings.port(),
        new Dispatch(
            new Tokens(settings.issuer(), settings.audience(), clock),
            new Endpoints(
                kept,
                gate,
                new Decisions(gate, kept.log(), kept.shadow(), clock),
                new Overrides(kept.log(), clock),
                behind),
            new OutcomeEndpoint(kept.outcomes())));
  }

  /** A service that answers otherwise, on the same server; for benches alone. */
  public HttpService(String host, int port, Handler handler) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("http");
    server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false);
    // Letter by letter, a token took longer to be found there than to be read anew.
    configuration.setHeaderCacheSize(0);
    connector =
        new ServerConnector(
            server,
            new ReadingOn(threads),
            null,
            null,
            1,
            1,
            new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MS);
    connector.setAcceptQueueSize(ARRIVING);
    server.addConnector(connector);
    server.setHandler(handler);
  }

  /** Begins to listen. */
  public void start() throws Exception {
    server.start();
  }

  /** The port at which it listens. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
