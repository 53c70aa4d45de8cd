// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import java.util.function.UnaryOperator;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.mapping.FeatureMapping;
import net.concordat.worker.data.mapping.SchemaMeeting;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.data.source.UnlabelledSource;
import org.jspecify.annotations.Nullable;

/**
 * How a bank's rows become inputs, on its way to a task.
 *
 * @param schema as JSON
 * @param mapping as JSON; absent where the columns are the schema's
 * @param labelled whether labels are looked at
 */
record Encoding(byte[] schema, byte @Nullable [] mapping, boolean labelled)
    implements Serializable {
  /** By a schema, and a mapping if there is one. */
  static Encoding of(FeatureSchema schema, @Nullable FeatureMapping mapping, boolean labelled) {
    return new Encoding(Json.bytes(schema), mapping == null ? null : Json.bytes(mapping), labelled);
  }

  /** Begins to read. */
  ShareReader open(RowSource source) {
    FeatureSchema how = Json.read(schema, FeatureSchema.class, "the schema");
    FeatureMapping mapped =
        mapping == null ? null : Json.read(mapping, FeatureMapping.class, "the mapping");
    UnaryOperator<RowSource> labels = labels(how, labelled);
    return new ShareReader(
        source,
        rows -> labels.apply(new SchemaMeeting(how, labels.apply(rows), mapped).rows()),
        how);
  }

  /** What rows go through before and behind a mapping. */
  static UnaryOperator<RowSource> labels(FeatureSchema schema, boolean labelled) {
    return labelled ? rows -> rows : rows -> new UnlabelledSource(rows, schema.label());
  }
}
