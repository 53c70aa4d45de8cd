// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import java.util.Arrays;
import java.util.stream.Collectors;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;

/** What a bank's people are asked in tests. */
public final class ReviewSamples {
  /** The proposal that the sample of an inbox names. */
  public static final String PROPOSAL = "5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee";

  private static final String DECISIONS =
      """
      [{"decidedAt": "2026-03-01T15:30:00Z", "decision":
        {"personId": "aaaaaaaa-0000-4000-8000-000000000001", "role": "MODEL_VALIDATOR",
         "verdict": "APPROVE"}}]
      """;

  private ReviewSamples() {}

  static void tell(FakeRegistry registry) {
    String version = "models/" + Samples.CARD_FRAUD + "/versions/";
    registry.gives("proposals", "{\"items\": [" + proposal("OPEN") + "]}");
    registry.gives("proposals/" + PROPOSAL, decided("OPEN"));
    registry.gives("proposals/" + PROPOSAL + "/ballots", ballots("bank-a.localhost"));
    registry.gives("findings", FINDINGS);
    String allowed = "[{\"action\": \"DECIDE\", \"allowed\": true}]";
    registry.gives(version + "79/actions", allowed);
    registry.gives("proposals/" + PROPOSAL + "/actions", allowed);
    registry.answers("GET completeness", asked -> completeness(asked, RECORD));
  }

  /** The same record for each version that is asked about. */
  public static Answer completeness(Asked asked, String record) {
    return new Answer(
        200,
        Arrays.stream(asked.parameter("versions").orElseThrow().split(","))
            .map(version -> version.split("/"))
            .map(
                version ->
                    record.replaceFirst(
                        "\\{",
                        "{\"modelId\": \"%s\", \"version\": %s,".formatted(version[0], version[1])))
            .collect(Collectors.joining(",", "[", "]")));
  }

  /** The proposal as its list has it. */
  public static String proposal(String status) {
    return """
    {"proposalId": "%s", "member": "O=BankA, L=London, C=GB", "subject": {"kind": "Adopt",
      "version": {"modelId": "%s", "version": 79, "artifactDigest": "%s"},
      "owner": "O=BankA, L=London, C=GB", "purpose": "fraud",
      "conditions": "Scores above 0.9 are looked at by a person.",
      "evidenceDigest": "%s", "expiresAt": "2099-12-31T00:00:00Z"},
     "requiredRoles": ["MODEL_VALIDATOR", "MODEL_APPROVER"], "status": "%s",
     "expiresAt": "2099-03-09T12:00:00Z", "since": "2026-03-01T09:00:00Z", "codes": [],
     "decisions": %s}
    """
        .formatted(
            PROPOSAL, Samples.CARD_FRAUD, "4f".repeat(32), "e5".repeat(32), status, DECISIONS);
  }

  /** With the one decision that there is. */
  public static String decided(String status) {
    return """
    {"proposal": %s, "decisions": %s}
    """
        .formatted(proposal(status), DECISIONS);
  }

  /** The answers of an approver whose passkey belongs to a relying party. */
  public static String ballots(String relyingParty) {
    return "["
        + ballot("APPROVE", "I approve", "7KQ4-2MXD-9WPA", relyingParty)
        + ","
        + ballot("REJECT", "I refuse", "B3TN-6HVE-1RZC", relyingParty)
        + "]";
  }

  private static String ballot(String verdict, String verb, String code, String relyingParty) {
    return """
    {"role": "MODEL_APPROVER", "verdict": "%s", "code": "%s",
     "words": "%s, as MODEL_APPROVER of O=BankA, L=London, C=GB:\\nAdopt for fraud, until 2099-12-31T00:00:00Z\\n  card-fraud, version 79\\nProposal %s, to be decided by 2099-03-09T12:00:00Z\\nCode %s",
     "publicKey": {"challenge": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA", "rpId": "%s",
       "allowCredentials": [{"type": "public-key", "id": "Y3JlZGVudGlhbC1vZi1hZGE"}],
       "userVerification": "required"}}
    """
        .formatted(verdict, code, verb, PROPOSAL, code, relyingParty);
  }

  private static final String FINDINGS =
      """
      {"items": [{"modelId": "%s", "version": 79, "id": "F-1", "severity": "HIGH",
        "status": "OPEN", "owner": "Developer of BankA", "dueDate": "2026-06-30",
        "description": "Recall falls by a third on payments abroad."}]}
      """
          .formatted(Samples.CARD_FRAUD);

  private static final String RECORD =
      """
      {"tier": "HIGH",
       "present": [{"id": "identity.modelId", "document": "ledger", "path": "/a", "title": "Model id"},
         {"id": "purpose.intendedUse", "document": "model-card", "path": "/b", "title": "Intended use"}],
       "missing": [
         {"id": "development.seeds", "document": "model-card", "path": "/c", "title": "Seeds"},
         {"id": "validation.scope", "document": "validation-report", "path": "/d", "title": "Scope"},
         {"id": "validation.independence", "document": "validation-report", "path": "/e",
          "title": "Independence of the validator"}]}
      """;
}
