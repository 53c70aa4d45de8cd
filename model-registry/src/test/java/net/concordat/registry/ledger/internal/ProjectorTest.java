// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.model.Models;
import net.concordat.workflows.support.History;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whatever order states come in, the tables tell of every instant what the ledger's chain tells.
 */
class ProjectorTest extends DatabaseTest {
  private static final String MODEL = "card-fraud";
  private static final int CHAINS = 50;
  private static final String MODEL_ID = Facts.hex(SecureHash.sha256(MODEL));

  @Autowired private Models models;
  @Autowired private JdbcTemplate tables;

  /** The states of one version, each in place of the one before. */
  private final Chain chain = new Chain(MODEL);

  private static final class Chain {
    final String model;
    final List<StateAndRef<ModelVersionState>> states = new ArrayList<>();

    Chain(String model) {
      this.model = model;
    }

    /** Somebody's chain of at most six states; a clock may go back between two of them. */
    static Chain random(String model, Random random) {
      Chain chain = new Chain(model);
      int length = 1 + random.nextInt(6);
      VersionStatus[] statuses = VersionStatus.values();
      for (int i = 0; i < length; i++) {
        chain.then(random.nextInt(20), statuses[random.nextInt(statuses.length)]);
      }
      return chain;
    }

    ModelVersionState then(long seconds, VersionStatus status) {
      StateRef supersedes = states.isEmpty() ? null : states.get(states.size() - 1).getRef();
      ModelVersionState first =
          version(header(OURS, START.plusSeconds(seconds), supersedes), model, 1, null);
      ModelVersionState state =
          status == VersionStatus.PENDING_APPROVAL
              ? first
              : first.decided(first.getHeader(), status, List.of());
      states.add(new StateAndRef<>(new TransactionState<>(state, LedgerSamples.BANK), ref()));
      return state;
    }

    List<RecordedState> recorded() {
      return new ArrayList<>(
          states.stream()
              .map(
                  state ->
                      LedgerSamples.recorded(state.getState().getData(), state.getRef(), START))
              .toList());
    }

    VersionStatus last() {
      return states.get(states.size() - 1).getState().getData().getStatus();
    }

    /** Each instant at which anything changes, and just before and after. */
    Stream<Instant> instants() {
      return states.stream()
          .map(state -> state.getState().getData().getHeader().getAt())
          .distinct()
          .flatMap(at -> Stream.of(at.minusMillis(1), at, at.plusMillis(1)));
    }
  }

  private @Nullable String statusAsOf(String model, @Nullable Instant at) {
    return models
        .version(Facts.hex(SecureHash.sha256(model)), 1, at)
        .map(version -> version.fact().status())
        .orElse(null);
  }

  @Test
  void showsWhatTheLedgerSaysOfAVersion() {
    ModelVersionState state = chain.then(0, VersionStatus.PENDING_APPROVAL);

    assertThat(project(chain.recorded())).hasSize(1);

    Standing<ModelVersionFact> shown = models.version(MODEL_ID, 1, null).orElseThrow();
    assertThat(shown.fact().owner()).isEqualTo("O=BankA, L=London, C=GB");
    assertThat(shown.fact().status()).isEqualTo("PENDING_APPROVAL");
    assertThat(shown.fact().artifact().digest())
        .isEqualTo(Facts.hex(state.getArtifact().getDigest()));
    assertThat(shown.since()).isEqualTo(START);
    assertThat(shown.fact().parent()).isNull();
  }

  @Test
  void takesAStateOnceHoweverOftenItIsRead() {
    chain.then(0, VersionStatus.PENDING_APPROVAL);
    chain.then(10, VersionStatus.APPROVED);
    project(chain.recorded());
    List<?> before = rows();

    assertThat(project(chain.recorded())).isEmpty();

    assertThat(rows()).isEqualTo(before).hasSize(2);
  }

  /** Pages of all sizes mix the states of all chains, as a vault's do. */
  @Test
  void tellsOfEveryInstantWhatTheChainsTell() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<Chain> chains =
        IntStream.range(0, CHAINS).mapToObj(i -> Chain.random("model " + i, random)).toList();
    List<RecordedState> shuffled =
        new ArrayList<>(chains.stream().flatMap(one -> one.recorded().stream()).toList());
    Collections.shuffle(shuffled, random);
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(1 << random.nextInt(8)));
      project(shuffled.subList(from, to));
      from = to;
    }

    for (Chain told : chains) {
      History<ModelVersionState> ledger = new History<>(told.states);
      told.instants()
          .forEach(
              at ->
                  assertThat(statusAsOf(told.model, at))
                      .as("seed %d, %s at %s", seed, told.model, at)
                      .isEqualTo(
                          ledger
                              .asOf(at)
                              .map(state -> state.getState().getData().getStatus().name())
                              .orElse(null)));
      assertThat(statusAsOf(told.model, null))
          .as("seed %d, %s now", seed, told.model)
          .isEqualTo(told.last().name());
    }
  }

  @Test
  void showsNothingOfAnotherConsortium() {
    ModelVersionState foreign =
        version(header(SecureHash.sha256("another"), START, null), MODEL, 1, null);

    project(List.of(LedgerSamples.recorded(foreign, ref(), START)));

    assertThat(models.version(MODEL_ID, 1, null)).isEmpty();
    assertThat(tables.queryForObject("select count(*) from ledger_state", Long.class)).isOne();
  }

  @Test
  void readsOnAfterATextThatNoDatabaseKeeps() {
    RegisteredModelState model =
        new RegisteredModelState(
            header(OURS, START, null),
            SecureHash.sha256(MODEL),
            "a\0b\ud800",
            LedgerSamples.BANK,
            "fraud\0",
            0);

    project(List.of(LedgerSamples.recorded(model, ref(), START)));

    assertThat(models.model(MODEL_ID, null).orElseThrow().fact().name()).isEqualTo("a\ufffdb?");
  }

  @Test
  void comesToTheSameTablesFromNothing() {
    chain.then(0, VersionStatus.PENDING_APPROVAL);
    chain.then(10, VersionStatus.APPROVED);
    chain.then(5, VersionStatus.FROZEN);
    project(chain.recorded());
    List<?> before = rows();

    clear();
    List<RecordedState> backwards = chain.recorded();
    Collections.reverse(backwards);
    backwards.forEach(state -> project(List.of(state)));

    assertThat(rows()).isEqualTo(before).hasSize(3);
  }

  private List<?> rows() {
    return tables.queryForList("select * from model_version order by tx_id, output_index");
  }
}
