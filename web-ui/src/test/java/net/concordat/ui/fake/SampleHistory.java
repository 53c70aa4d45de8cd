// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

/** What became of the first model's version 80: who reviewed it, and on what evidence. */
final class SampleHistory {
  static final String VERSION = "models/" + Samples.CARD_FRAUD + "/versions/80";

  private SampleHistory() {}

  static void tell(FakeRegistry registry) {
    registry.gives(VERSION + "/reviews", REVIEWS);
    registry.gives(VERSION + "/evaluations", EVALUATIONS);
    registry.gives(VERSION + "/documents/validation-report", REPORT);
    registry.gives(VERSION + "/lineage", LINEAGE);
    registry.gives("audit/" + "a".repeat(64) + "/verification", PROOF);
    registry.gives(VERSION + "/grants", GRANTS);
    registry.gives(VERSION + "/deliveries", RECEIPTS);
  }

  private static final String REVIEWS =
      """
      {"votes": [
        {"vote": {"member": "O=BankC, L=Paris, C=FR", "decision": "APPROVE",
           "conditions": "Watch the score’s drift each month.", "evidenceDigest": "%1$s",
           "expiresAt": "2026-12-31T00:00:00Z", "decidedIn": "%3$s",
           "since": "2026-02-27T09:30:00Z"},
         "decidedBy": [
           {"personId": "5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "role": "MODEL_VALIDATOR",
            "verdict": "APPROVE", "decidedAt": "2026-02-27T09:30:00Z"},
           {"personId": "77aa77c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "role": "MODEL_APPROVER",
            "verdict": "APPROVE", "decidedAt": "2026-02-27T09:30:00Z"}]},
        {"vote": {"member": "O=BankB, L=Frankfurt, C=DE", "decision": "REJECT",
           "expiresAt": "2026-12-31T00:00:00Z", "decidedIn": "%3$s",
           "since": "2026-02-26T15:00:00Z"}, "decidedBy": []}],
       "questions": [
        {"proposal": {"proposalId": "0b6e77c5-ca10-4c0e-a96b-0d4b7bd0b3ee",
           "member": "O=BankA, L=London, C=GB", "status": "OPEN",
           "subject": {"kind": "Adopt", "purpose": "fraud", "evidenceDigest": "%2$s"},
           "requiredRoles": ["MODEL_VALIDATOR", "MODEL_APPROVER"], "codes": [],
           "expiresAt": "2026-03-09T12:00:00Z", "since": "2026-03-01T09:00:00Z"},
         "decisions": [{"decidedAt": "2026-03-01T10:00:00Z", "decision": {
           "personId": "99aa77c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "role": "MODEL_VALIDATOR",
           "verdict": "APPROVE", "counted": false}}]}]}
      """
          .formatted("e1".repeat(32), "d0".repeat(32), "77".repeat(32));

  private static final String EVALUATIONS =
      """
      [{"evaluator": "O=BankC, L=Paris, C=FR", "holdoutRows": 42000, "use": 1,
        "reportDigest": "%s", "holdoutRoot": "%s",
        "rocAuc": {"value": 981000, "low": 974000, "high": 986000},
        "prAuc": {"value": 803000, "low": 771000, "high": 829000},
        "recallAtFpr1": {"value": 842000, "low": 815000, "high": 866000}}]
      """
          .formatted("e1".repeat(32), "ab".repeat(32));

  static final String REPORT_TEXT =
      """
      {"scope": "All of it", "findings": [
         {"id": "F-1", "description": "Recall falls in **June** for new merchants.",
          "severity": "HIGH", "owner": "Dana Developer", "dueDate": "2026-03-05",
          "status": "OPEN"},
         {"id": "F-2", "description": "The card names no limit for the amount.",
          "severity": "LOW", "owner": "Dana Developer", "dueDate": "2026-02-20",
          "status": "CLOSED", "resolution": "Added to the card, revision 2."}]}
      """;

  private static final String REPORT =
      """
      {"kind": "validation-report", "revision": 3, "digest": "%s",
       "author": "subject-of-validator", "writtenAt": "2026-02-28T16:00:00Z", "onLedger": true,
       "ledger": [], "content": %s}
      """
          .formatted("d0".repeat(32), REPORT_TEXT);

  private static final String LINEAGE =
      """
      {"ancestors": [%s, %s], "children": [%s, %s]}
      """
          .formatted(
              Samples.bare(0, 79), Samples.bare(2, 12), Samples.bare(1, 7), Samples.bare(0, 81));

  private static final String GRANTS =
      """
      [{"grantId": "0c9d77c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "kind": "USE", "status": "ACTIVE",
        "grantor": "O=BankA, L=London, C=GB", "grantee": "O=BankB, L=Frankfurt, C=DE",
        "terms": %1$s, "since": "2026-02-22T09:00:00Z"},
       {"grantId": "1c9d77c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "kind": "REVIEW", "status": "OFFERED",
        "grantor": "O=BankB, L=Frankfurt, C=DE", "grantee": "O=BankC, L=Paris, C=FR",
        "terms": %1$s, "since": "2026-02-23T09:00:00Z",
        "passedOnFrom": {"txId": "00", "outputIndex": 0}}]
      """
          .formatted(
              """
              {"purposes": ["fraud"], "mayFineTune": true, "mayShareOnward": false,
               "derivedVersionsGoBack": true, "expiresAt": "2026-12-31T00:00:00Z",
               "largestEpsilonMillionths": 3000000}
              """);

  private static final String RECEIPTS =
      """
      [{"grantId": "0c9d77c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "computedDigest": "%s",
        "since": "2026-02-22T10:00:00Z"}]
      """
          .formatted("1050".repeat(16));

  private static final String PROOF =
      """
      {"verifiedAt": "2026-03-02T13:00:00Z", "valid": true,
       "signedBy": ["O=BankA, L=London, C=GB", "O=Notary, L=London, C=GB"], "told": [
         {"party": "O=BankB, L=Frankfurt, C=DE", "status": "RECEIPTED"},
         {"party": "O=BankC, L=Paris, C=FR", "status": "WAITING"},
         {"party": "O=Regulator, L=Brussels, C=BE", "status": "REFUSED", "reason": "Unknown rule."}]}
      """;
}
