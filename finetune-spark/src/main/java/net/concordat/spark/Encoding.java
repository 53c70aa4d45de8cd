// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import net.concordat.worker.Json;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.mapping.FeatureMapping;
import net.concordat.worker.data.mapping.SchemaMeeting;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * How a bank's rows become inputs, on its way to a task.
 *
 * @param schema as JSON
 * @param mapping as JSON; absent where the columns are the schema's
 */
record Encoding(byte[] schema, byte @Nullable [] mapping) implements Serializable {
  /** By a schema, and a mapping if there is one. */
  static Encoding of(FeatureSchema schema, @Nullable FeatureMapping mapping) {
    return new Encoding(Json.bytes(schema), mapping == null ? null : Json.bytes(mapping));
  }

  /** Begins to read. */
  ShareReader open(RowSource source) {
    FeatureSchema how = Json.read(schema, FeatureSchema.class, "the schema");
    FeatureMapping mapped =
        mapping == null ? null : Json.read(mapping, FeatureMapping.class, "the mapping");
    return new ShareReader(source, rows -> new SchemaMeeting(how, rows, mapped).rows(), how);
  }
}
