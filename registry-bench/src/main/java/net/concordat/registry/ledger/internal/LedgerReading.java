// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.concordat.registry.ledger.LedgerTransaction;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.TransactionLog;
import net.concordat.registry.ledger.internal.SyntheticLedger.Filled;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Has a registry read a ledger that there is no node for. */
public final class LedgerReading {
  private LedgerReading() {}

  /** Has it read so many versions and what belongs to them. */
  public static Filled fill(ApplicationContext registry, int versions) {
    return SyntheticLedger.fill(projected(registry), versions);
  }

  /**
   * The same, with each state's transaction, and what waits for the first bank, whose registry it
   * is.
   */
  public static void fillWhole(ApplicationContext registry, int versions) {
    Consumer<List<RecordedState>> reader =
        projected(registry).andThen(logged(registry.getBean(TransactionLog.class)));
    SyntheticLedger.fill(reader, versions);
    SyntheticLedger.fillWaiting(reader, versions, Instant.now());
    registry
        .getBean(JdbcTemplate.class)
        .update("insert into own_party (name) values (?)", SyntheticNames.member(0));
  }

  private static Consumer<List<RecordedState>> projected(ApplicationContext registry) {
    Projector projector = registry.getBean(Projector.class);
    return page -> projector.project(page, Facts.hex(LedgerPages.CONSORTIUM));
  }

  private static Consumer<List<RecordedState>> logged(TransactionLog log) {
    return page -> log.record(page.stream().map(LedgerReading::transaction).toList());
  }

  private static LedgerTransaction transaction(RecordedState recorded) {
    String kind = recorded.state().getClass().getSimpleName().replace("State", "");
    StateId before = recorded.supersedes();
    return new LedgerTransaction(
        recorded.id().txId(),
        "%sContract.%s".formatted(kind, before == null ? "Record" : "Change"),
        recorded.at(),
        recorded.state().namedMembers().stream()
            .map(member -> member.getName().toString())
            .distinct()
            .toList(),
        Stream.ofNullable(before).toList(),
        List.of(),
        List.of(kind.toLowerCase(Locale.ROOT)),
        List.of());
  }
}
