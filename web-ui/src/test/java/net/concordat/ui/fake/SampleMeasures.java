// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

/** What the ledger has of versions 79 and 80: what banks measured, and what training spent. */
public final class SampleMeasures {
  private static final String BANK_A = "O=BankA, L=London, C=GB";
  private static final String BANK_B = "O=BankB, L=Frankfurt, C=DE";

  /** What banks measured of the versions of a model. */
  public static final String MATRIX =
      """
      {"holdouts": [{"root": "aa", "evaluator": "%s", "rows": 530},
                    {"root": "bb", "evaluator": "%s", "rows": 1200}],
       "versions": [{"version": 80, "measured": {"aa": %s, "bb": %s}},
                    {"version": 79, "measured": {"bb": %s}}]}
      """
          .formatted(BANK_A, BANK_B, measured(811000), measured(736000), measured(902000));

  private SampleMeasures() {}

  static void tell(FakeRegistry registry) {
    String model = "models/" + Samples.CARD_FRAUD;
    registry.gives(model + "/evaluations", MATRIX);
    for (int version = 1; version < 80; version++) {
      registry.gives(model + "/versions/" + version + "/provenance", made(version, "", "null"));
    }
    String first = made(79, claim(1_200_000), "null");
    registry.gives(model + "/versions/80/provenance", made(80, claim(2_300_000), first));
    registry.gives("budgets", "[%s]".formatted(budget(digest(79), digest(80))));
  }

  private static String digest(int version) {
    return "10%02x".formatted(version).repeat(16);
  }

  private static String measured(int prAuc) {
    return """
    {"version": {"modelId": "%s", "version": 80, "artifactDigest": "00"}, "owner": "%s",
     "evaluator": "%s", "holdoutRoot": "aa", "holdoutRows": 530, "use": 2,
     "reportDigest": "%s", "rocAuc": {"value": 975000, "low": 960000, "high": 990000},
     "prAuc": {"value": %d, "low": %d, "high": %d},
     "recallAtFpr1": {"value": 812000, "low": 700000, "high": 900000},
     "state": {"txId": "00", "outputIndex": 0}, "since": "2026-03-01T10:00:00Z"}
    """
        .formatted(
            Samples.CARD_FRAUD,
            BANK_A,
            BANK_B,
            SampleReports.digest(80),
            prAuc,
            prAuc - 90_000,
            prAuc + 60_000);
  }

  private static String claim(long epsilonMillionths) {
    return ", \"privacyUnit\": \"ROW\", \"epsilonMillionths\": %d, \"deltaTrillionths\": 1000000"
        .formatted(epsilonMillionths);
  }

  private static String made(int version, String claim, String parent) {
    return """
    {"version": {"modelId": "%s", "version": %d, "artifactDigest": "%s"}, "owner": "%s",
     "declared": {"dataDomain": "card-transactions", "dataCommitment": "00", "specDigest": "00",
       "environment": "Java 17"%s},
     "developers": [], "spends": [], "parent": %s}
    """
        .formatted(Samples.CARD_FRAUD, version, digest(version), BANK_A, claim, parent);
  }

  private static String budget(String first, String second) {
    return """
    {"member": "%s", "dataDomain": "card-transactions", "unit": "ROW", "units": 4000,
     "deltaTrillionths": 1000000, "capEpsilonMillionths": 8000000,
     "spentEpsilonMillionths": 2900000, "state": {"txId": "00", "outputIndex": 0},
     "since": "2026-02-20T10:00:00Z", "capInForceMillionths": 8000000,
     "remainingMillionths": 5100000,
     "spends": [%s, %s]}
    """
        .formatted(BANK_A, spend(first, 1_200_000), spend(second, 2_300_000));
  }

  private static String spend(String artifact, long epsilonMillionths) {
    return """
    {"member": "%s", "dataDomain": "card-transactions", "unit": "ROW", "artifactDigest": "%s",
     "dataCommitment": "00", "epsilonMillionths": %d, "deltaTrillionths": 1000000,
     "since": "2026-02-19T10:00:00Z"}
    """
        .formatted(BANK_A, artifact, epsilonMillionths);
  }
}
