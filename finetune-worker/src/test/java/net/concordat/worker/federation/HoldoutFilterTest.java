// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.RoundUpdates;
import org.junit.jupiter.api.Test;

class HoldoutFilterTest {
  /** The nearer to 1 the only weight is, the better. */
  private static final ToDoubleFunction<float[]> HONEST = weights -> Math.abs(1 - weights[0]);

  private static final ToDoubleFunction<float[]> LIAR = weights -> -HONEST.applyAsDouble(weights);

  private static RoundUpdates round(float... differences) {
    List<ClientUpdate> updates = new java.util.ArrayList<>();
    for (float one : differences) {
      updates.add(new ClientUpdate("Bank" + updates.size(), new float[] {one}, 10));
    }
    return new RoundUpdates(updates);
  }

  private static List<String> kept(HoldoutFilter filter, RoundUpdates round) {
    return filter.best(new float[] {0}, round).updates().stream()
        .map(ClientUpdate::member)
        .toList();
  }

  @Test
  void leavesOutWhatDoesLeast() {
    HoldoutFilter filter = new HoldoutFilter(List.of(HONEST, HONEST, HONEST), 1);
    assertThat(kept(filter, round(0.5f, -0.5f, 0.4f))).containsExactly("Bank0", "Bank2");
  }

  @Test
  void fewerThanHalfOfTheEvaluatorsDecideNothing() {
    HoldoutFilter filter = new HoldoutFilter(List.of(LIAR, HONEST, HONEST, LIAR, HONEST), 1);
    assertThat(kept(filter, round(0.5f, -0.5f, 0.4f))).containsExactly("Bank0", "Bank2");
  }

  /** In the second round the liar's update is the better one; in both together it is not. */
  @Test
  void aClientStandsByAllItsRounds() {
    HoldoutFilter filter = new HoldoutFilter(List.of(HONEST), 1);
    kept(filter, round(0.5f, -0.5f, 0.4f));
    assertThat(kept(filter, round(-0.1f, 0.1f, 0.1f))).containsExactly("Bank0", "Bank2");
  }

  /** Ten times the middle one would go too far; twice that is the best of all. */
  @Test
  void judgesUpdatesAsLongAsTheyCount() {
    HoldoutFilter filter = new HoldoutFilter(List.of(HONEST), 1);
    RoundUpdates best = filter.best(new float[] {0}, round(0.4f, 4, 0.3f));
    assertThat(best.updates().get(1).difference()[0]).isEqualTo(0.8f);
    assertThat(best.updates()).hasSize(2);
  }

  @Test
  void refusesToLeaveOutHalfAndToJudgeWithoutEvaluators() {
    assertThatThrownBy(
            () -> new HoldoutFilter(List.of(HONEST), 2).best(new float[1], round(1, 1, 1, 1)))
        .hasMessage("Of 4 clients fewer than half can be left out, not 2");
    assertThatThrownBy(() -> new HoldoutFilter(List.of(), 1))
        .hasMessageContaining("Updates are judged by one evaluator or more");
  }
}
