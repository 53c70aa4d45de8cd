// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/**
 * How a parent's weights are held on to, beside frozen layers. Each is left out where absent.
 *
 * @param l2Sp weight of half the squared distance from the parent's weights in the loss (Li et al.
 *     2018)
 * @param layerRateFactor by how much each layer's learning rate is that of the layer above it, the
 *     output layer having the full one (Howard and Ruder 2018)
 * @param unfreezeEvery passes after which one more layer begins to learn, from the output layer
 *     down to the frozen ones (the same)
 * @param adapterUnits inner units of a residual block that is added behind each frozen dense or
 *     residual layer (Houlsby et al. 2019)
 */
public record Transfer(
    @Nullable Double l2Sp,
    @Nullable Double layerRateFactor,
    @Nullable Integer unfreezeEvery,
    @Nullable Integer adapterUnits) {
  /** Nothing is held on to. */
  public static final Transfer NONE = new Transfer(null, null, null, null);

  /** Refuses values outside their ranges. */
  public Transfer {
    Checks.range("transfer.l2Sp", l2Sp == null ? 0 : l2Sp, 0, 100);
    Checks.range(
        "transfer.layerRateFactor", layerRateFactor == null ? 1 : layerRateFactor, 1e-3, 1);
    Checks.range("transfer.unfreezeEvery", unfreezeEvery == null ? 1 : unfreezeEvery, 1, 100_000);
    Checks.range("transfer.adapterUnits", adapterUnits == null ? 1 : adapterUnits, 1, 16_384);
  }

  String inWords() {
    StringBuilder words = new StringBuilder();
    if (l2Sp != null) {
      words.append("; L2 towards the parent's weights ").append(l2Sp);
    }
    if (layerRateFactor != null) {
      words.append("; rate times %s from layer to layer down".formatted(layerRateFactor));
    }
    if (unfreezeEvery != null) {
      words.append("; one more layer learns after every %d passes".formatted(unfreezeEvery));
    }
    if (adapterUnits != null) {
      words.append("; adapters of %d units behind frozen layers".formatted(adapterUnits));
    }
    return words.toString();
  }
}
