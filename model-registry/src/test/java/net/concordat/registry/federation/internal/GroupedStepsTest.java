// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.federation.RoundMasks;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.ledger.AggregationTerms;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.MaskDesk.Said;
import net.concordat.registry.ledger.MaskDesk.Step;
import net.concordat.registry.ledger.RoundDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry in a round of nine banks in groups, with a node and workers that do as told. */
class GroupedStepsTest {
  private static final List<String> BANKS = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I");

  private final ToldDesk desk = new ToldDesk();
  private final Repeated repeated = new Repeated(Runnable::run, () -> {});
  private final List<List<String>> groups = standing("A", false, "REVEALED").groups();
  private DoneJobs jobs;
  private MaskedSteps masked;
  private RoundSteps steps;

  @SuppressWarnings("NullAway.Init")
  GroupedStepsTest() {}

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    ArtifactStore store = new DirectoryArtifactStore(folder);
    jobs = new DoneJobs(store);
    masked = RoundPlace.maskedSteps(desk, jobs, store);
    steps = RoundPlace.steps(desk, jobs, store);
  }

  /** Round 1 as a bank sees it, before its updates are fixed or with all of them. */
  private static RoundStanding standing(String bank, boolean committed, String statusOfI) {
    FederationFact nine =
        RoundPlace.with(
            RoundPlace.FEDERATION,
            new AggregationTerms("GROUPED", "MEAN", 0, 6, 3),
            null,
            BANKS.stream()
                .map(
                    each ->
                        new FederationFact.Seat(each, each.equals("I") ? statusOfI : "REVEALED"))
                .toList());
    int all = statusOfI.equals("LEFT") ? 8 : 9;
    return RoundPlace.standing(nine, bank, committed ? all : 0);
  }

  private void keysOf(List<String> speakers) {
    desk.lists.put(
        Step.KEYS,
        speakers.stream().map(each -> new Said(BANKS.indexOf(each), new byte[96])).toList());
  }

  private void prepare(String bank) {
    for (int look = 0; look < 3; look++) {
      masked.prepare(repeated, standing(bank, false, "REVEALED"), RoundPlace.BEGAN);
    }
  }

  private RoundRecipe asked(Kind kind) {
    String key = RoundRecipe.key(kind, RoundPlace.FEDERATION.federationId(), 1);
    return RoundRecipe.of(Objects.requireNonNull(jobs.asked.get(key), key).request().recipe());
  }

  private boolean isAsked(Kind kind) {
    return jobs.asked.containsKey(RoundRecipe.key(kind, RoundPlace.FEDERATION.federationId(), 1));
  }

  private void arrive(List<String> missing) {
    List<RoundDesk.Arrived> arrived = new ArrayList<>();
    for (int seat = 0; seat < BANKS.size(); seat++) {
      if (!missing.contains(BANKS.get(seat))) {
        arrived.add(new RoundDesk.Arrived(seat, RoundPlace.digest(seat), true));
      }
    }
    desk.arrived = arrived;
  }

  @Test
  void aBankSaysItsKeysAloneAndTrainsForItsOwnGroup() {
    keysOf(BANKS);
    prepare("A");
    assertThat(desk.told).containsExactly("KEYS to B, gathered by 1", "fetch KEYS from B");
    RoundMasks masks = Objects.requireNonNull(asked(Kind.TRAIN).masks());
    assertThat(groups).hasSize(3).allMatch(group -> group.size() == 3);
    assertThat(masks.groups())
        .containsExactlyElementsOf(groups.stream().filter(group -> group.contains("A")).toList());
    assertThat(masks.keys()).hasSize(9);
  }

  @Test
  void aBankOfHalfAGroupTrainsNothing() {
    List<String> own =
        groups.stream().filter(group -> group.contains("A")).findFirst().orElseThrow();
    String silent = own.stream().filter(each -> !each.equals("A")).findFirst().orElseThrow();
    keysOf(BANKS.stream().filter(each -> !each.equals(silent)).toList());
    prepare("A");
    assertThat(isAsked(Kind.TRAIN)).isFalse();
  }

  @Test
  void anUpdateMaskedInAGroupThatTheLedgerNoLongerHasIsKeptBack() {
    String moved =
        BANKS.subList(1, 8).stream()
            .filter(
                bank ->
                    !standing(bank, true, "LEFT")
                        .ownGroup()
                        .equals(standing(bank, true, "REVEALED").ownGroup()))
            .findFirst()
            .orElseThrow();
    keysOf(BANKS);
    prepare(moved);
    steps.next(repeated, standing(moved, true, "LEFT"));
    assertThat(desk.told).doesNotContain("send");
    steps.next(repeated, standing(moved, true, "REVEALED"));
    assertThat(desk.told).contains("send");
  }

  @Test
  void anAggregatorCombinesWholeGroupsAndNamesTheRest() {
    List<String> broken = groups.get(0);
    arrive(broken.subList(1, 2));
    steps.next(repeated, standing("A", true, "REVEALED"));
    RoundRecipe combine = asked(Kind.COMBINE);
    assertThat(Objects.requireNonNull(combine.masks()).groups())
        .containsExactlyElementsOf(groups.subList(1, 3));
    assertThat(combine.updates())
        .extracting(RoundRecipe.Update::member)
        .containsExactlyElementsOf(BANKS.stream().filter(each -> !broken.contains(each)).toList());

    ObjectNode metrics = JsonNodeFactory.instance.objectNode().put("counted", 6);
    jobs.asked.put(combine.key(), jobs.done(combine, metrics));
    steps.next(repeated, standing("A", true, "REVEALED"));
    assertThat(desk.told.get(desk.told.size() - 1))
        .isEqualTo(
            "aggregate without "
                + broken.stream()
                    .map(BANKS::indexOf)
                    .map(seat -> new RoundDesk.Found(seat, "GROUP_INCOMPLETE"))
                    .toList());
  }

  @Test
  void anAggregatorEndsARoundOfWhichTooFewGroupsAreWhole() {
    arrive(List.of(groups.get(0).get(0), groups.get(2).get(0)));
    steps.next(repeated, standing("A", true, "REVEALED"));
    assertThat(isAsked(Kind.COMBINE)).isFalse();
    assertThat(desk.told).contains("roll back");
  }
}
