// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/**
 * Fills registries over PostgreSQL and H2 with a tenth of a ledger and with all of it, and asks
 * each in turn. Started with the largest number of versions, the number of rounds, a seed and the
 * file for the figures.
 */
public final class RegistryBench {
  private static final int WARM_UP = 10;
  private static final int SMALLER = 10;
  private static final List<Integer> CLIENTS = List.of(1, 16);
  private static final int MOST_CLIENTS = 16;
  private static final double MOST = 0.99;
  private static final double HALF = 0.5;

  private final List<Figure> figures = new ArrayList<>();

  private RegistryBench() {}

  /** Measures and writes the figures down. */
  public static void main(String[] args) throws Exception {
    int versions = Integer.parseInt(args[0]);
    int rounds = Integer.parseInt(args[1]);
    long seed = Long.parseLong(args[2]);
    LoggingSystem.get(RegistryBench.class.getClassLoader())
        .setLogLevel("io.zonky.test", LogLevel.WARN);
    Path folder = Files.createTempDirectory("registry-bench");
    try {
      new RegistryBench().run(versions, rounds, seed, folder, Path.of(args[3]));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void run(int versions, int rounds, long seed, Path folder, Path file) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        BenchRealm realm = new BenchRealm();
        FilledRegistry small = postgres(postgres, folder, versions / SMALLER, realm);
        FilledRegistry large = postgres(postgres, folder, versions, realm);
        FilledRegistry smallH2 = h2(folder, versions / SMALLER, realm);
        FilledRegistry largeH2 = h2(folder, versions, realm)) {
      List<FilledRegistry> registries = List.of(small, large, smallH2, largeH2);
      new Measurement(registries, seed).run(MOST_CLIENTS, WARM_UP);
      Measurement measured = new Measurement(registries, seed);
      for (int clients : CLIENTS) {
        System.out.printf("Asking with %d at once ...%n", clients);
        measured.run(clients, rounds);
      }
      figures.add(new Figure("projection-per-second", large.statesPerSecond(), "1/s"));
      targets(measured, small, large);
      registries.forEach(registry -> all(measured, registry));
    }
    System.out.println("Sending a large artifact, and fetching it ...");
    try (BenchRealm realm = new BenchRealm()) {
      figures.addAll(LargeArtifact.measure(folder, realm));
    }
    JsonMapper.builder().build().writeValue(file.toFile(), figures);
  }

  private static FilledRegistry postgres(
      EmbeddedPostgres server, Path folder, int versions, BenchRealm realm) throws Exception {
    String name = "versions" + versions;
    create(server, name);
    return started("PostgreSQL", server.getJdbcUrl("postgres", name), folder, versions, realm);
  }

  private static void create(EmbeddedPostgres server, String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
  }

  private static FilledRegistry h2(Path folder, int versions, BenchRealm realm) throws Exception {
    return started(
        "H2",
        "jdbc:h2:file:" + folder.resolve("versions" + versions) + ";DB_CLOSE_ON_EXIT=FALSE",
        folder,
        versions,
        realm);
  }

  private static FilledRegistry started(
      String database, String url, Path folder, int versions, BenchRealm realm) throws Exception {
    System.out.printf("Reading %,d versions into %s ...%n", versions, database);
    FilledRegistry registry =
        FilledRegistry.start(database, url, versions, folder.resolve("artifacts"), realm);
    System.out.printf(Locale.ROOT, "  %.0f states a second%n", registry.statesPerSecond());
    return registry;
  }

  /** Of PostgreSQL, asked by as many as there are at most. */
  private void targets(Measurement measured, FilledRegistry small, FilledRegistry large) {
    for (Operation operation : List.of(Operation.LIST, Operation.SEARCH, Operation.TIME_TRAVEL)) {
      figures.add(
          new Figure(
              operation.word() + "-p99-ms",
              measured.of(large, operation, MOST_CLIENTS).within(MOST),
              "ms"));
    }
    for (Operation operation : List.of(Operation.LIST, Operation.SEARCH)) {
      growth("growth-" + operation.word(), measured, small, large, operation, MOST);
      growth("growth-" + operation.word() + "-p50", measured, small, large, operation, HALF);
    }
  }

  private void growth(
      String name,
      Measurement measured,
      FilledRegistry small,
      FilledRegistry large,
      Operation operation,
      double share) {
    figures.add(
        new Figure(
            name,
            measured.of(large, operation, MOST_CLIENTS).within(share)
                / measured.of(small, operation, MOST_CLIENTS).within(share),
            "x"));
  }

  private void all(Measurement measured, FilledRegistry registry) {
    String of = "%s, %d versions".formatted(registry.database(), registry.versions());
    figures.add(new Figure("projection, " + of, registry.statesPerSecond(), "1/s"));
    for (Operation operation : Operation.values()) {
      for (int clients : CLIENTS) {
        Latencies found = measured.of(registry, operation, clients);
        String name = "%s, %s, %d at once".formatted(operation.word(), of, clients);
        figures.add(new Figure(name + ", p50", found.within(HALF), "ms"));
        figures.add(new Figure(name + ", p99", found.within(MOST), "ms"));
      }
    }
  }
}
