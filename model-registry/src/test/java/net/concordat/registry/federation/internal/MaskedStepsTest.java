// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.federation.FederationPart;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobRequest;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.job.Jobs;
import net.concordat.registry.ledger.AggregationTerms;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.FederationTimes;
import net.concordat.registry.ledger.MaskDesk.Said;
import net.concordat.registry.ledger.MaskDesk.Step;
import net.concordat.registry.ledger.RoundDesk;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.StrategyTerms;
import net.concordat.registry.ledger.UpdateTerms;
import net.concordat.registry.ledger.VersionKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry in a masked round of five banks, with a node and workers that do as told. */
class MaskedStepsTest {
  private static final String HASH = "ab".repeat(32);
  private static final Instant BEGAN = Instant.parse("2026-03-02T12:00:00Z");
  private static final FederationFact FEDERATION =
      new FederationFact(
          "fe".repeat(32),
          "A",
          FederationFact.RUNNING,
          new FederationFact.Training(
              new VersionKey("cd".repeat(32), 1, HASH), HASH, HASH, 40, "none", null, null, null),
          new AggregationTerms("CONFIDENTIAL", "MEAN", 0, 4, 4),
          new StrategyTerms("FEDAVG", 1_000_000, 0),
          new UpdateTerms("NONE", 4_000_000),
          null,
          new FederationTimes(BEGAN, BEGAN, 600, 120),
          3,
          1_000_000,
          List.of("A", "B", "C", "D", "E").stream()
              .map(bank -> new FederationFact.Seat(bank, "REVEALED"))
              .toList(),
          List.of(1, 2, 3, 4, 0));

  private final ToldDesk desk = new ToldDesk();
  private final Map<String, FineTuneJob> asked = new LinkedHashMap<>();
  private final Repeated repeated = new Repeated(Runnable::run, () -> {});
  private final RoundJobs jobs = new DoneJobs();
  @TempDir private Path folder;
  private ArtifactStore store;
  private MaskedSteps steps;

  @SuppressWarnings("NullAway.Init")
  MaskedStepsTest() {}

  @BeforeEach
  void open() throws IOException {
    store = new DirectoryArtifactStore(folder);
    steps = new MaskedSteps(desk, desk, jobs, store, new Combining(desk, jobs));
  }

  /** Jobs that are done as soon as they are asked for. */
  private final class DoneJobs extends RoundJobs {
    @SuppressWarnings("NullAway")
    DoneJobs() {
      super(null);
    }

    @Override
    Optional<FineTuneJob> find(Kind kind, RoundStanding stands) {
      return Optional.ofNullable(asked.get(RoundRecipe.key(kind, stands.id(), stands.number())));
    }

    @Override
    Optional<FineTuneJob> find(RoundRecipe recipe) {
      return Optional.ofNullable(asked.get(recipe.key()));
    }

    @Override
    void ask(RoundStanding stands, RoundRecipe recipe) {
      asked.putIfAbsent(recipe.key(), done(recipe));
    }
  }

  private FineTuneJob done(RoundRecipe recipe) {
    byte[] made = recipe.key().getBytes(StandardCharsets.UTF_8);
    try {
      return new FineTuneJob(
          UUID.randomUUID(),
          new JobRequest(HASH, 1, recipe.toJson(), 9, 10),
          Jobs.REGISTRY,
          BEGAN,
          JobStatus.DONE,
          1,
          null,
          null,
          BEGAN,
          store.put(new ByteArrayInputStream(made), made.length).hex(),
          null,
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a bank sees round 1: before its updates are fixed, or with those of all but E's. */
  private static RoundStanding standing(String bank, boolean committed) {
    List<RoundFact.Commitment> commitments =
        IntStream.range(0, committed ? 4 : 0)
            .mapToObj(seat -> new RoundFact.Commitment(seat, digest(seat)))
            .toList();
    RoundFact round =
        new RoundFact(
            FEDERATION.federationId(),
            committed ? 1 : 0,
            committed ? "COMMITTED" : "AGGREGATED",
            "A",
            HASH,
            commitments,
            List.of(),
            List.of(),
            0);
    return new RoundStanding(
        FEDERATION,
        new Standing<>(round, new StateId(HASH, 0), BEGAN, null),
        bank,
        new FederationPart("{}", JsonNodeFactory.instance.objectNode(), List.of()));
  }

  private static String digest(int seat) {
    return "%064x".formatted(seat);
  }

  private static List<Said> by(int... seats) {
    return IntStream.of(seats)
        .mapToObj(seat -> new Said(seat, new byte[] {(byte) seat, 1}))
        .toList();
  }

  private void prepare(String bank, Instant now) {
    for (int look = 0; look < 5; look++) {
      steps.prepare(repeated, standing(bank, false), now);
    }
  }

  private RoundRecipe recipe(String step) {
    String key = FEDERATION.federationId() + "/1/" + step;
    return RoundRecipe.of(Objects.requireNonNull(asked.get(key), key).request().recipe());
  }

  private JsonNode rows(String step) {
    return Objects.requireNonNull(recipe(step).rows());
  }

  private FineTuneJob trained(String bank) {
    desk.lists.put(Step.KEYS, by(0, 1, 2, 3, 4));
    desk.lists.put(Step.SHARES, by(0, 1, 2, 3));
    prepare(bank, BEGAN);
    desk.told.clear();
    return Objects.requireNonNull(asked.get(FEDERATION.federationId() + "/1/TRAIN"));
  }

  @Test
  void saysItsKeysAndSharesAndTrainsWithWhatAllHaveSaid() {
    desk.lists.put(Step.KEYS, by(0, 1, 2, 3, 4));
    desk.lists.put(Step.SHARES, by(0, 1, 2, 3));

    prepare("A", BEGAN);

    assertThat(desk.told)
        .containsExactly(
            "KEYS to B, gathered by 1",
            "fetch KEYS from B",
            "SHARES to B, gathered by 1",
            "fetch SHARES from B");
    RoundRecipe.Masks told = Objects.requireNonNull(recipe("TRAIN").masks());
    assertThat(told.threshold()).isEqualTo(4);
    assertThat(told.keys())
        .extracting(RoundRecipe.Said::member)
        .containsExactly("A", "B", "C", "D", "E");
    assertThat(told.shares())
        .extracting(RoundRecipe.Said::member)
        .containsExactly("A", "B", "C", "D");
    assertThat(told.shares().get(2).said()).containsExactly(2, 1);
    assertThat(rows("KEYS/1").isNull()).isTrue();
    assertThat(rows("TRAIN").isObject()).isTrue();
  }

  @Test
  void whoGathersMakesTheListsItself() {
    desk.lists.put(Step.KEYS, by(0, 1, 2, 3, 4));
    prepare("B", BEGAN);
    assertThat(desk.told).contains("list of KEYS", "list of SHARES");
    assertThat(asked).hasSize(2);
  }

  @Test
  void whoIsNotOnAListSaysNothingMore() {
    desk.lists.put(Step.KEYS, by(1, 2, 3, 4));
    prepare("A", BEGAN);
    assertThat(asked).hasSize(1);
    assertThat(desk.told).containsExactly("KEYS to B, gathered by 1", "fetch KEYS from B");
  }

  @Test
  void beginsAnewUnderOtherKeysWhenTheNextOnesTurnHasCome() {
    prepare("A", BEGAN);
    prepare("A", BEGAN.plusSeconds(601));
    assertThat(desk.told)
        .contains("KEYS to B, gathered by 1", "KEYS to C, gathered by 2")
        .doesNotHaveDuplicates();
    assertThat(Objects.requireNonNull(recipe("KEYS/2").masks()).gatherer()).isEqualTo(2);
  }

  @Test
  void aClientGivesItsSharesForTheSurvivorsThatItSigned() {
    FineTuneJob trained = trained("B");
    desk.lists.put(Step.SURVIVORS, List.of(new Said(0, new byte[] {0, 1, 2, 3})));
    for (int look = 0; look < 3; look++) {
      steps.open(repeated, standing("B", true), trained, BEGAN);
    }
    assertThat(desk.told)
        .containsExactly(
            "sign survivors of A", "fetch SURVIVORS from A", "UNMASKING to A, gathered by 1");
    assertThat(recipe("UNMASK").updates())
        .extracting(RoundRecipe.Update::digest)
        .containsExactly(digest(0), digest(1), digest(2), digest(3));
    assertThat(recipe("UNMASK").inputs()).isEmpty();
    assertThat(asked).doesNotContainKey(FEDERATION.federationId() + "/1/COMBINE");
  }

  @Test
  void anAggregatorHasTheSumOpenedOnceEnoughHaveGivenTheirShares() {
    FineTuneJob trained = trained("A");
    arrive(0, 1, 2, 3);
    desk.lists.put(Step.SURVIVORS, List.of(new Said(0, new byte[] {0, 1, 2, 3})));
    desk.lists.put(Step.UNMASKING, by(0, 1, 2, 3));
    for (int look = 0; look < 3; look++) {
      steps.open(repeated, standing("A", true), trained, BEGAN);
    }
    assertThat(desk.told)
        .containsExactly(
            "sign survivors of A",
            "list of SURVIVORS",
            "UNMASKING to A, gathered by 1",
            "list of UNMASKING");
    RoundRecipe combine = recipe("COMBINE");
    assertThat(combine.inputs()).containsExactly(digest(0), digest(1), digest(2), digest(3));
    assertThat(Objects.requireNonNull(combine.masks()).unmaskings()).hasSize(4);
  }

  @Test
  void anAggregatorEndsARoundOfWhichTooFewUpdatesCame() {
    FineTuneJob trained = trained("A");
    arrive(0, 1, 2);
    steps.open(repeated, standing("A", true), trained, BEGAN);
    assertThat(desk.told).containsExactly("roll back");
  }

  @Test
  void anAggregatorEndsARoundThatTooFewCanOpen() {
    FineTuneJob trained = trained("A");
    arrive(0, 1, 2, 3);
    steps.open(repeated, standing("A", true), trained, BEGAN);
    assertThat(desk.told).containsExactly("sign survivors of A", "list of SURVIVORS", "roll back");
  }

  private void arrive(int... seats) {
    List<RoundDesk.Arrived> arrived = new ArrayList<>();
    for (int seat : seats) {
      arrived.add(new RoundDesk.Arrived(seat, digest(seat), true));
    }
    desk.arrived = arrived;
  }
}
