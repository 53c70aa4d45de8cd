// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** One server that is a party's realm, its registry and its scoring service. */
public final class FakeParty implements AutoCloseable {
  static final String SECRET = "the secret of the pages";

  private final HttpServer server;
  private final FakeRealm realm;
  private final FakeRegistry registry;
  private final FakeRegistry scoring;
  private final Path secretFile;

  /** Starts it, on a free port of this machine. */
  public FakeParty() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      secretFile = Files.createTempFile("concordat-ui", "secret");
      Files.writeString(secretFile, SECRET);
      secretFile.toFile().deleteOnExit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    realm = new FakeRealm(issuer());
    registry = new FakeRegistry(realm, "/api/v1/", Samples::tell);
    scoring = new FakeRegistry(realm, "/scoring/", SampleDecisions::tell);
    server.createContext("/realms/Fake/", realm::answer);
    server.createContext("/api/v1/", registry::answer);
    server.createContext("/scoring/", scoring::answer);
    server.createContext("/actuator/health/node", registry::health);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  /** Where its people sign in, and who does next. */
  public FakeRealm realm() {
    return realm;
  }

  /** What it has. */
  public FakeRegistry registry() {
    return registry;
  }

  /** What its scoring service decided. */
  public FakeRegistry scoring() {
    return scoring;
  }

  /** The address of the registry. */
  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The name of the realm. */
  public URI issuer() {
    return address().resolve("/realms/Fake");
  }

  /** Where the pages find their secret. */
  public Path secretFile() {
    return secretFile;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean headOnly = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, headOnly || bytes.length == 0 ? -1 : bytes.length);
    if (!headOnly) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
