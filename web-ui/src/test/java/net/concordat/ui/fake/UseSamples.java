// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

/** For what the first model's version 80 is used. */
public final class UseSamples {
  /** Its use for fraud, which is champion. */
  public static final String CHAMPION = "ad0077c5-ca10-4c0e-a96b-0d4b7bd0b3ee";

  /** Its use for credit, which was suspended. */
  public static final String SUSPENDED = "ad1177c5-ca10-4c0e-a96b-0d4b7bd0b3ee";

  private UseSamples() {}

  static void tell(FakeRegistry registry) {
    registry.gives(
        "adoptions",
        "["
            + adoption(CHAMPION, "fraud", "APPROVED")
            + ","
            + adoption(SUSPENDED, "credit", "SUSPENDED")
            + "]");
    registry.gives("adoptions/" + CHAMPION, adoption(CHAMPION, "fraud", "APPROVED"));
    registry.gives("aliases", register("\"champion\": \"" + CHAMPION + "\", \"challengers\": []"));
  }

  /** A use of version 80 by the bank whose pages these are. */
  public static String adoption(String id, String purpose, String status) {
    return """
    {"adoptionId": "%s", "member": "%s",
     "version": {"modelId": "%s", "version": 80, "artifactDigest": "%s"}, "owner": "%s",
     "purpose": "%s", "conditions": "Scores above 0.9 are looked at by a person.",
     "evidenceDigest": "%s", "expiresAt": "2099-12-31T00:00:00Z", "status": "%s",
     "state": {"txId": "00", "outputIndex": 0}, "since": "2026-02-28T10:00:00Z"}
    """
        .formatted(
            id,
            Samples.BANK,
            Samples.CARD_FRAUD,
            "1050".repeat(16),
            Samples.BANK,
            purpose,
            "e5".repeat(32),
            status);
  }

  /** The bank's register, with what serves for fraud. */
  public static String register(String serves) {
    return """
    [{"member": "%s", "aliases": [{"purpose": "fraud", %s}],
      "state": {"txId": "00", "outputIndex": 0}, "since": "2026-02-28T11:00:00Z"}]
    """
        .formatted(Samples.BANK, serves);
  }

  /** A question to people about a use. */
  public static String question(String id, String adoption) {
    return """
    {"items": [{"proposalId": "%s", "member": "%s",
      "subject": {"kind": "Promote", "adoptionId": "%s", "purpose": "fraud", "place": "CHALLENGER"},
      "requiredRoles": ["MODEL_VALIDATOR", "MODEL_APPROVER"], "status": "OPEN",
      "expiresAt": "2099-03-09T12:00:00Z", "since": "2026-03-01T09:00:00Z", "codes": []}]}
    """
        .formatted(id, Samples.BANK, adoption);
  }
}
