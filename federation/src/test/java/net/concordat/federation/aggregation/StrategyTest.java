// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyTest {
  private final GlobalModel model = GlobalModel.of(new float[] {1, -1});

  @Test
  void fedAvgAddsTheUpdate() {
    assertThat(new FedAvg(1).next(model, new double[] {0.5, 2}).weights()).containsExactly(1.5f, 1);
    assertThat(new FedAvg(0.5).next(model, new double[] {0.5, 2}).weights())
        .containsExactly(1.25f, 0);
  }

  @Test
  void fedAdamScalesByWhatItRemembers() {
    FedAdam adam = new FedAdam(0.1, 1);
    GlobalModel first = adam.next(model, new double[] {1, 0});
    // m = 0.1, v = 0.99 * 1 + 0.01 * 1 = 1: 0.1 * 0.1 / (1 + 1).
    assertThat(first.weights()).containsExactly(1.005f, -1);
    GlobalModel second = adam.next(first, new double[] {1, 0});
    // m = 0.19, v = 1 again: 0.1 * 0.19 / 2.
    assertThat(second.weights()[0]).isCloseTo(1.0145f, within(1e-6f));
    assertThat(second.memory().get(1)[1]).isCloseTo(0.99 * 0.99, within(1e-12));
  }

  @Test
  void fedProxMovesAsFedAvgAndAsksClientsForItsPenalty() {
    FedProx prox = new FedProx(1, 0.1);
    assertThat(prox.next(model, new double[] {0.5, 2}).weights()).containsExactly(1.5f, 1);
    assertThat(prox.proximal()).isEqualTo(0.1);
    assertThat(new FedAvg(1).proximal()).isZero();
  }

  /** Half of the clients took part, so the control moves by half of what they sent. */
  @Test
  void scaffoldMovesItsControlByTheShareOfThoseWhoTookPart() {
    Scaffold scaffold = new Scaffold(1);
    assertThat(scaffold.vectors()).isEqualTo(2);
    GlobalModel first = scaffold.next(model, new double[] {0.5, 2, 0.4, -0.8}, 0.5);
    assertThat(first.weights()).containsExactly(1.5f, 1);
    assertThat(Scaffold.control(first)).containsExactly(0.2, -0.4);
    GlobalModel second = scaffold.next(first, new double[] {0, 0, 0.1, 0.1}, 1);
    assertThat(Scaffold.control(second)).containsExactly(new double[] {0.3, -0.3}, within(1e-12));
    assertThatThrownBy(() -> scaffold.next(model, new double[2]))
        .hasMessage("The update must have 4 numbers for the model's 2 weights, but has 2");
  }

  /** Of the bytes 2, 1 and -1 as floats, then 1 and .5 as a double, each little endian. */
  @Test
  void theDigestIsOverWeightsAndMemory() throws Exception {
    byte[] encoded =
        java.util.HexFormat.of()
            .parseHex("02000000" + "0000803f" + "000080bf" + "01000000" + "000000000000e03f");
    byte[] expected = java.security.MessageDigest.getInstance("SHA-256").digest(encoded);
    GlobalModel remembering = new GlobalModel(model.weights(), List.of(new double[] {0.5}));
    assertThat(remembering.digest()).isEqualTo(java.util.HexFormat.of().formatHex(expected));
    assertThat(model.digest()).isNotEqualTo(remembering.digest());
  }

  @Test
  void refuseUpdatesOfAnotherShapeAndRatesThatAreNone() {
    assertThatThrownBy(() -> new FedAvg(1).next(model, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The update must have 2 numbers for the model's 2 weights, but has 3");
    assertThatThrownBy(() -> new FedAvg(0))
        .hasMessage("'serverRate' must be a number above 0, but is 0.0");
    assertThatThrownBy(() -> new FedAdam(1, Double.NaN))
        .hasMessage("'floor' must be a number above 0, but is NaN");
  }
}
