// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.common.ArtifactDigest;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.data.DataCommitment;
import org.jspecify.annotations.Nullable;

/** What a training run is known by: all that its result depends on. */
public final class RunDigest {
  private RunDigest() {}

  private record Run(
      Object request,
      @Nullable String parent,
      DataCommitment rows,
      String schema,
      @Nullable String mapping,
      String worker) {}

  /**
   * The SHA-256 of all of it.
   *
   * @param request a spec
   * @param parent what is adapted; null for none
   * @param rows the rows as the bank has them
   * @param schema by which they become inputs
   * @param mapping that brings them under the schema's names; null for none
   */
  public static ArtifactDigest of(
      Object request,
      @Nullable ArtifactDigest parent,
      DataCommitment rows,
      FeatureSchema schema,
      @Nullable ArtifactDigest mapping) {
    return Sha256.of(
        Json.bytes(
            new Run(
                request,
                parent == null ? null : parent.hex(),
                rows,
                schema.digest().hex(),
                mapping == null ? null : mapping.hex(),
                Backend.workerVersion())));
  }
}
