// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long each act took, on the same nodes under the same load as bare flows: one that puts a
 * state in the place of another, and one that issues a state.
 */
record LedgerLatencies(
    Latencies bare, Latencies bareIssue, Latencies publish, Latencies grant, Latencies approve) {
  LedgerLatencies() {
    this(new Latencies(), new Latencies(), new Latencies(), new Latencies(), new Latencies());
  }

  /** Those of our acts, by their names. */
  Map<String, Latencies> ours() {
    Map<String, Latencies> ours = new LinkedHashMap<>();
    ours.put("publish", publish);
    ours.put("grant", grant);
    ours.put("approve", approve);
    return ours;
  }

  /** Ours and the bare flows'. */
  Map<String, Latencies> all() {
    Map<String, Latencies> all = ours();
    all.put("bare", bare);
    all.put("bare issue", bareIssue);
    return all;
  }
}
