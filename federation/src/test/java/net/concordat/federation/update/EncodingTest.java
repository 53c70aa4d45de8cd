// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import net.concordat.federation.aggregation.GlobalModel;
import org.junit.jupiter.api.Test;

class EncodingTest {
  private static final SentUpdate UPDATE =
      new SentUpdate("F1", 3, "O=BankB", "g3", 12, new byte[] {1, 2, 3, 4});

  @Test
  void anUpdateIsReadAsItWasWritten() {
    SentUpdate read = SentUpdate.decode(UPDATE.encode());
    assertThat(read).usingRecursiveComparison().isEqualTo(UPDATE);
    assertThat(read.digest()).isEqualTo(UPDATE.digest());
  }

  @Test
  void everyCutOfAnUpdateIsRefused() {
    byte[] whole = UPDATE.encode();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException()
          .as("%d bytes", length)
          .isThrownBy(() -> SentUpdate.decode(cut));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SentUpdate.decode(Arrays.copyOf(whole, whole.length + 1)))
        .withMessage("An update must end with its numbers, but 1 bytes follow");
  }

  @Test
  void globalWeightsAreReadAsTheyWereWritten() {
    GlobalModel model =
        new GlobalModel(new float[] {1, -2}, List.of(new double[] {3, 4}, new double[] {5, 6}));
    GlobalModel read = GlobalModel.decode(model.encode(), 2);
    assertThat(read).usingRecursiveComparison().isEqualTo(model);
    assertThat(read.digest()).isEqualTo(model.digest());
  }

  @Test
  void refusesGlobalWeightsOfAnotherNumberAndThoseThatAreNotFinite() {
    byte[] two = GlobalModel.of(new float[] {1, 2}).encode();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GlobalModel.decode(two, 3))
        .withMessage("Global weights must have 3 numbers, but have other ones");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GlobalModel.decode(Arrays.copyOf(two, 7), 2));
    byte[] infinite = GlobalModel.of(new float[] {1, Float.POSITIVE_INFINITY}).encode();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GlobalModel.decode(infinite, 2))
        .withMessage("Global weights must be finite, but one is Infinity");
  }
}
