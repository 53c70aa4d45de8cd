// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import static net.concordat.deploy.kills.Victim.INITIATOR;
import static net.concordat.deploy.kills.Victim.NOTARY;
import static net.concordat.deploy.kills.Victim.OBSERVER;
import static net.concordat.deploy.kills.Victim.RESPONDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.deploy.Party;
import net.concordat.deploy.trial.TrialFederation;
import net.concordat.deploy.trial.TrialRound;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nodes are killed (SIGKILL) at each phase of a command, and after their restart the command is on
 * every ledger once. The quick run kills each part at least once, several in one round, and draws
 * which two commands are cut off once they are notarised: {@code -Dconcordat.kills.seed=S} draws
 * the same as before. {@code -Dconcordat.kills=all} kills each alone at each phase of each command.
 */
@Timeout(400)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class KillsIT {
  /** Of one megabyte each. */
  private static final long PARTS = Cast.SEVERAL_PARTS >> 20;

  /** While one part is stored, the next is on its way. */
  private static final long IN_FLIGHT = 2;

  /** The commands that are not cut off elsewhere in the quick run. */
  private static final Set<Act> DRAWN_FROM =
      EnumSet.complementOf(
          EnumSet.of(Act.OFFER, Act.ACCEPT, Act.CONCLUDE, Act.DELIVER, Act.EVALUATE));

  private final List<Party> banks = new ArrayList<>();
  private KillTrial trial;

  @BeforeAll
  void found(@TempDir Path folder) throws Exception {
    trial = KillTrial.open(folder.resolve("state"));
    banks.addAll(trial.banks());
  }

  @AfterAll
  void stop() {
    if (trial != null) {
      trial.close();
    }
  }

  @Order(1)
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("cases")
  void happensOnceThoughNodesDie(Act act, Phase phase, Set<Victim> victims) throws Exception {
    Command<?> command = trial.prepare(act, banks.get(0), banks.get(1));
    Collections.rotate(banks, 1);
    assertThat(trial.run(command, phase, victims)).matches(Outcome::isOnce);
  }

  @Order(1)
  @ParameterizedTest
  @EnumSource(names = {"INITIATOR", "RESPONDER"})
  void aDeliveryGoesOnWhereItWasAndAsksAgainForThePartInFlightAlone(Victim victim)
      throws Exception {
    Command<?> command = trial.prepare(Act.DELIVER, banks.get(0), banks.get(1));

    Outcome outcome = trial.run(command, Moment.received(Cast.SEVERAL_PARTS / 2), Set.of(victim));

    assertThat(outcome).matches(Outcome::isOnce);
    assertThat(trial.partsSent(command)).isBetween(PARTS, PARTS + IN_FLIGHT);
  }

  @Order(1)
  @Test
  void anEvaluationCutOffAfterItsUseWasCountedIsRecordedUnderThatUse() throws Exception {
    Command<?> command = trial.prepare(Act.EVALUATE, banks.get(0), banks.get(1));

    assertThat(trial.run(command, Phase.NOTARISED, Set.of(INITIATOR))).matches(Outcome::isOnce);
    assertThat(trial.uses(command)).containsExactly(1);
  }

  /** What each node has done is found by whoever asks again, as its registry does. */
  @Order(1)
  @Test
  void aRoundIsFinishedWithTheUpdatesThatWereMadeThoughNodesDieInEachPhase() throws Exception {
    try (TrialFederation federation = trial.federate(2)) {
      federation.round(1).run();
      TrialRound round = federation.round(2);
      Party aggregator = round.aggregator();
      List<Party> others =
          federation.clients().stream().filter(client -> client != aggregator).toList();
      Map<Party, UpdateCommitment> committed = new EnumMap<>(Party.class);
      for (Party client : federation.clients()) {
        committed.put(client, round.commit(client));
      }

      trial.restart(List.of(aggregator, others.get(0)));
      for (Party client : federation.clients()) {
        assertThat(round.commit(client)).isEqualTo(committed.get(client));
      }
      round.open();
      federation.each(round::send);

      trial.restart(List.of(aggregator, others.get(1), Party.NOTARY));
      round.end();
      federation.each(round::fetch);

      for (Party client : federation.clients()) {
        RoundState ended = federation.awaitRound(client, 2, RoundStatus.AGGREGATED);
        assertThat(ended.tookPart()).containsExactly(0, 1, 2);
        assertThat(ended.getCommitments()).containsExactlyElementsOf(committed.values());
        assertThat(ended.getCommitments().stream().map(UpdateCommitment::getDigest))
            .containsExactlyElementsOf(round.updates().values());
        assertThat(federation.recorded(client, 2)).hasSize(2);
      }
    }
  }

  @Order(2)
  @Test
  void whatTheNotaryCommittedIsOnTheLedgersAndVersionsHaveNeitherGapsNorTwins() throws Exception {
    assertThat(trial.reckon()).matches(Outcome::isOnce);
  }

  static Stream<Arguments> cases() {
    return "all".equals(System.getProperty("concordat.kills")) ? everyCase() : quickCases();
  }

  private static Stream<Arguments> quickCases() {
    long seed = Long.getLong("concordat.kills.seed", new Random().nextLong());
    System.out.println("seed " + seed);
    Act drawn = new ArrayList<>(DRAWN_FROM).get(new Random(seed).nextInt(DRAWN_FROM.size()));
    return Stream.of(
        arguments(Act.OFFER, Phase.RECORDED, Set.of(INITIATOR, RESPONDER)),
        arguments(Act.ACCEPT, Phase.SIGNED, Set.of(NOTARY)),
        arguments(Act.CONCLUDE, Phase.TAKEN, Set.of(OBSERVER, INITIATOR)),
        arguments(drawn, Phase.NOTARISED, Set.of(INITIATOR, NOTARY, OBSERVER)));
  }

  private static Stream<Arguments> everyCase() {
    List<Arguments> cases = new ArrayList<>();
    for (Act act : Act.values()) {
      for (Phase phase : act.phases()) {
        for (Victim victim : act.victims()) {
          cases.add(arguments(act, phase, Set.of(victim)));
        }
      }
    }
    return cases.stream();
  }
}
