// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.bench;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import net.concordat.registry.RegistryApplication;
import net.concordat.registry.ledger.internal.LedgerReading;
import net.concordat.registry.ledger.internal.SyntheticLedger.Filled;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A running registry that has read a large ledger, and answers over HTTP. */
final class FilledRegistry implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String POSTGRES = "jdbc:postgresql:";

  private final String name;
  private final int versions;
  private final Filled filled;
  private final ConfigurableApplicationContext application;
  private final String address;
  private final String token;

  private FilledRegistry(
      String name,
      int versions,
      Filled filled,
      ConfigurableApplicationContext application,
      int port,
      String token) {
    this.name = name;
    this.versions = versions;
    this.filled = filled;
    this.application = application;
    this.address = "http://localhost:" + port;
    this.token = token;
  }

  /**
   * Starts a registry over an empty database and has it read.
   *
   * @param name of its kind of database
   * @param database its JDBC URL
   * @param artifacts a folder for bytes, of which there are none
   */
  static FilledRegistry start(
      String name, String database, int versions, Path artifacts, BenchRealm realm)
      throws JOSEException {
    ConfigurableApplicationContext application =
        new SpringApplicationBuilder(RegistryApplication.class)
            .run(settings(0, database, artifacts, realm.issuer()).toArray(String[]::new));
    Filled filled = LedgerReading.fill(application, versions);
    // Either database does so by itself after many changes, and must not while it is asked.
    application
        .getBean(JdbcTemplate.class)
        .execute(database.startsWith(POSTGRES) ? "vacuum analyze" : "analyze");
    return new FilledRegistry(
        name,
        versions,
        filled,
        application,
        ((ServletWebServerApplicationContext) application).getWebServer().getPort(),
        realm.token("auditor"));
  }

  /**
   * What a registry without a node is told.
   *
   * @param port 0 for any
   */
  static List<String> settings(int port, String database, Path artifacts, String issuer) {
    return List.of(
        "--server.address=localhost",
        "--server.port=" + port,
        "--spring.datasource.url=" + database,
        "--spring.main.banner-mode=off",
        "--logging.level.root=ERROR",
        "--concordat.security.issuer=" + issuer,
        "--concordat.artifacts.directory=" + artifacts,
        "--concordat.node.rpc-address=localhost:1",
        "--concordat.node.user=nobody",
        "--concordat.node.password-file=/dev/null",
        "--concordat.node.poll-interval=1d");
  }

  /** The kind of its database. */
  String database() {
    return name;
  }

  /** How many versions it knows. */
  int versions() {
    return versions;
  }

  double statesPerSecond() {
    return filled.states() / (filled.took().toNanos() / 1e9);
  }

  /** Asks, and fails unless there is an answer. */
  void ask(String question) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(address + question))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "%s is answered with status %d: %s"
              .formatted(question, answer.statusCode(), new String(answer.body())));
    }
  }

  @Override
  public void close() {
    application.close();
  }
}
