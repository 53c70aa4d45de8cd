// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The registry without a node, on a real PostgreSQL unless a test names another database. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "concordat.artifacts.largest=1MB",
      "spring.datasource.url=${test.postgres}",
      "concordat.node.rpc-address=localhost:1",
      "concordat.node.user=nobody",
      "concordat.node.password-file=/dev/null",
      "concordat.webhooks.allowed-networks=127.0.0.0/8",
      "concordat.monitoring.suspend-interval=1h",
      // Tests of Spring Boot switch it off.
      "management.prometheus.metrics.export.enabled=true"
    })
@AutoConfigureMockMvc
@Import(TestTime.class)
public abstract class DatabaseTest {
  /** The bank's artifacts. */
  protected static final Path ARTIFACTS = Path.of("target", "test-artifacts").toAbsolutePath();

  /** There is no node to read from. */
  @MockitoBean private LedgerWatch watch;

  @Autowired private JdbcTemplate tables;
  @Autowired private Projector projector;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add("test.postgres", () -> Database.URL);
    registry.add("concordat.security.issuer", Realm.BANK_A::issuer);
    registry.add("concordat.artifacts.directory", ARTIFACTS::toString);
  }

  /** Empties every table that is read from a node. */
  @BeforeEach
  protected void clear() {
    List<String> projected =
        tables.queryForList(
            "select table_name from information_schema.columns"
                + " where lower(table_schema) = 'public' and lower(column_name) = 'tx_id'",
            String.class);
    projected.forEach(table -> tables.execute("truncate table " + table));
  }

  /** Projects states of our consortium. */
  protected final List<RecordedState> project(List<RecordedState> states) {
    return projector.project(states, Facts.hex(LedgerSamples.OURS));
  }

  /** Has a version 1 of a model read from a node; returns the model's id. */
  protected final String publishVersion(String model) {
    project(
        List.of(
            recorded(
                version(header(LedgerSamples.OURS, LedgerSamples.START, null), model, 1, null),
                ref(),
                LedgerSamples.START)));
    return Facts.hex(SecureHash.sha256(model));
  }

  /** One for the whole run; it ends with it, after whoever uses it. */
  private static final class Database {
    static final String URL = start();

    private static String start() {
      try {
        // What a crash would leave is nobody's concern here.
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setPGStartupWait(Duration.ofMinutes(2))
                .setRegisterShutdownHook(false)
                .start();
        SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
        return postgres.getJdbcUrl("postgres", "postgres");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
