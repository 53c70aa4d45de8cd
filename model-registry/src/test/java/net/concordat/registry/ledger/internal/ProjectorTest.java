// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.concordat.contracts.model.ModelVersionState;
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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whatever order states come in, the tables tell of every instant what the ledger's chain tells.
 */
class ProjectorTest extends DatabaseTest {
  private static final String MODEL = "card-fraud";
  private static final String MODEL_ID = Facts.hex(SecureHash.sha256(MODEL));

  @Autowired private Models models;
  @Autowired private JdbcTemplate tables;

  /** The states of one version, each in place of the one before. */
  private final List<StateAndRef<ModelVersionState>> chain = new ArrayList<>();

  private ModelVersionState then(long seconds, VersionStatus status) {
    StateAndRef<ModelVersionState> before = chain.isEmpty() ? null : chain.get(chain.size() - 1);
    StateRef supersedes = before == null ? null : before.getRef();
    ModelVersionState first =
        version(header(OURS, START.plusSeconds(seconds), supersedes), MODEL, 1, null);
    ModelVersionState state =
        status == VersionStatus.PENDING_APPROVAL
            ? first
            : first.decided(first.getHeader(), status, List.of());
    chain.add(new StateAndRef<>(new TransactionState<>(state, LedgerSamples.BANK), ref()));
    return state;
  }

  private List<RecordedState> recordedChain() {
    return new ArrayList<>(
        chain.stream()
            .map(state -> recorded(state.getState().getData(), state.getRef(), START))
            .toList());
  }

  private @Nullable String statusAsOf(Instant at) {
    return models.version(MODEL_ID, 1, at).map(version -> version.fact().status()).orElse(null);
  }

  @Test
  void showsWhatTheLedgerSaysOfAVersion() {
    ModelVersionState state = then(0, VersionStatus.PENDING_APPROVAL);

    assertThat(project(recordedChain())).hasSize(1);

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
    then(0, VersionStatus.PENDING_APPROVAL);
    then(10, VersionStatus.APPROVED);
    project(recordedChain());
    List<?> before = rows();

    assertThat(project(recordedChain())).isEmpty();

    assertThat(rows()).isEqualTo(before).hasSize(2);
  }

  @RepeatedTest(50)
  void tellsOfEveryInstantWhatTheChainTells() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int length = 1 + random.nextInt(6);
    VersionStatus[] statuses = VersionStatus.values();
    for (int i = 0; i < length; i++) {
      // A clock may go back between two states.
      then(random.nextInt(20), statuses[random.nextInt(statuses.length)]);
    }
    List<RecordedState> shuffled = recordedChain();
    Collections.shuffle(shuffled, random);
    for (int from = 0; from < length; ) {
      int to = from + 1 + random.nextInt(length - from);
      project(shuffled.subList(from, to));
      from = to;
    }

    History<ModelVersionState> ledger = new History<>(chain);
    for (int second = -1; second <= 21; second++) {
      Instant at = START.plusSeconds(second);
      Optional<StateAndRef<ModelVersionState>> told = ledger.asOf(at);
      assertThat(statusAsOf(at))
          .as("seed %d, second %d", seed, second)
          .isEqualTo(told.map(state -> state.getState().getData().getStatus().name()).orElse(null));
    }
    assertThat(models.version(MODEL_ID, 1, null).orElseThrow().fact().status())
        .isEqualTo(chain.get(length - 1).getState().getData().getStatus().name());
  }

  @Test
  void showsNothingOfAnotherConsortium() {
    ModelVersionState foreign =
        version(header(SecureHash.sha256("another"), START, null), MODEL, 1, null);

    project(List.of(recorded(foreign, ref(), START)));

    assertThat(models.version(MODEL_ID, 1, null)).isEmpty();
    assertThat(tables.queryForObject("select count(*) from ledger_state", Long.class)).isOne();
  }

  @Test
  void comesToTheSameTablesFromNothing() {
    then(0, VersionStatus.PENDING_APPROVAL);
    then(10, VersionStatus.APPROVED);
    then(5, VersionStatus.FROZEN);
    project(recordedChain());
    List<?> before = rows();

    clear();
    List<RecordedState> backwards = recordedChain();
    Collections.reverse(backwards);
    backwards.forEach(state -> project(List.of(state)));

    assertThat(rows()).isEqualTo(before).hasSize(3);
  }

  private List<?> rows() {
    return tables.queryForList("select * from model_version order by tx_id, output_index");
  }
}
