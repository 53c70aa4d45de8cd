// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import org.jspecify.annotations.Nullable;

/** Members that train together in tests. */
public final class FederationSamples {
  /** Which they are. */
  public static final String FEDERATION = "fe".repeat(32);

  private FederationSamples() {}

  static void tell(FakeRegistry registry) {
    registry.gives("federations", listed(", \"over\": false"));
    registry.gives("federations/" + FEDERATION, whole(null));
  }

  /**
   * One with two rounds, of the first of which a member was away.
   *
   * @param overBy why no round follows; null if one may
   */
  public static String whole(@Nullable String overBy) {
    String over = overBy == null ? "false" : "true, \"overBy\": \"" + overBy + "\"";
    return standing("RUNNING", ROUNDS.formatted(over));
  }

  /**
   * The list with one of them.
   *
   * @param over whether and why no round follows
   */
  public static String listed(String over) {
    return "[" + standing("RUNNING", over) + "]";
  }

  /** One that nobody has answered yet. */
  public static String proposed() {
    return standing("PROPOSED", ", \"over\": false, \"roundsSoFar\": []");
  }

  private static String standing(String status, String rest) {
    return """
    {"federationId": "%s", "proposer": "O=BankA, L=London, C=GB", "status": "%s",
     "training": {"base": {"modelId": "%s", "version": 80, "artifactDigest": "%s"},
       "baseWeights": "%s", "specDigest": "%s", "updateBytes": 40000,
       "nonPrivate": "rows without people"},
     "aggregation": {"mode": "ROBUST", "rule": "TRIMMED_MEAN", "dishonest": 1, "quorum": 2,
       "shareThreshold": 0},
     "strategy": {"name": "FEDAVG", "serverRateMillionths": 1000000, "proximalMillionths": 0},
     "updates": {"compression": "FP16", "largestMillionths": 0},
     "times": {"acceptBy": "2026-03-02T12:00:00Z", "revealBy": "2026-03-02T13:00:00Z",
       "trainingSeconds": 600, "sendingSeconds": 120},
     "rounds": 3, "reviewThresholdMillionths": 500000,
     "seats": [{"member": "O=BankA, L=London, C=GB", "status": "REVEALED"},
       {"member": "O=BankB, L=Frankfurt, C=DE", "status": "ACCEPTED"},
       {"member": "O=BankC, L=Paris, C=FR", "status": "DECLINED"}],
     "order": [0], "since": "2026-03-02T13:00:00Z", "state": {"txId": "%s", "index": 0}%s}
    """
        .formatted(
            FEDERATION,
            status,
            Samples.CARD_FRAUD,
            "4f".repeat(32),
            "0c".repeat(32),
            "71".repeat(32),
            "9a".repeat(32),
            rest);
  }

  private static final String ROUNDS =
      """
      , "over": %s, "roundsSoFar": [
       {"number": 1, "status": "AGGREGATED", "openedBy": "O=BankA, L=London, C=GB",
        "openedAt": "2026-03-02T13:10:00Z", "endedBy": "O=BankA, L=London, C=GB",
        "endedAt": "2026-03-02T13:20:00Z", "trainedFrom": "aa", "globalDigest": "bbbbbbbbbbbbbbbbbb",
        "clients": [{"member": "O=BankA, L=London, C=GB", "digest": "cc", "counted": true},
          {"member": "O=BankB, L=Frankfurt, C=DE", "counted": false, "excluded": "AWAY"}],
        "cumulativeMillionths": 34500, "state": {"txId": "dd", "index": 0}},
       {"number": 2, "status": "COMMITTED", "openedBy": "O=BankA, L=London, C=GB",
        "openedAt": "2026-03-02T13:30:00Z", "trainedFrom": "bb",
        "clients": [{"member": "O=BankA, L=London, C=GB", "digest": "ee", "counted": true}],
        "cumulativeMillionths": 34500, "state": {"txId": "ff", "index": 0}}]""";
}
