// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

/** A bank's people in tests: four are enrolled, one was, one is to be. */
public final class SamplePeople {
  /** Who registered a passkey, and about whom two others are asked. */
  public static final String NINA = "eeeeeeee-0000-4000-8000-000000000005";

  /** Who is enrolled as a developer. */
  public static final String DORA = "dddddddd-0000-4000-8000-000000000004";

  /** The proposal to enrol the former. */
  public static final String ENROLMENT = "6d1c77c5-ca10-4c0e-a96b-0d4b7bd0b3ee";

  private static final String VERA = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final String ADA = "bbbbbbbb-0000-4000-8000-000000000002";

  private static final String CONFIRMED =
      """
      [{"decidedAt": "2026-03-01T15:30:00Z", "decision":
        {"personId": "%s", "role": "MODEL_VALIDATOR", "verdict": "APPROVE"}}]
      """
          .formatted(VERA);

  private SamplePeople() {}

  static void tell(FakeRegistry registry) {
    registry.gives(
        "people",
        "["
            + String.join(
                ",",
                person(VERA, "MODEL_VALIDATOR", "a1", "2026-01-10", "ACTIVE", ""),
                person(ADA, "MODEL_APPROVER", "b2", "2026-01-10", "ACTIVE", ""),
                person(
                    "cccccccc-0000-4000-8000-000000000003",
                    "MODEL_APPROVER",
                    "c3",
                    "2098-01-10",
                    "ACTIVE",
                    by(VERA, "MODEL_VALIDATOR") + "," + by(ADA, "MODEL_APPROVER")),
                person(DORA, "MODEL_DEVELOPER", "d4", "2026-01-10", "ACTIVE", ""),
                person(
                    "ffffffff-0000-4000-8000-000000000006",
                    "MODEL_DEVELOPER",
                    "f6",
                    "2026-01-10",
                    "REVOKED",
                    by(VERA, "MODEL_VALIDATOR") + "," + by(ADA, "MODEL_APPROVER")))
            + "]");
    String all =
        String.join(
            ",",
            passkey(VERA, "vera", "a1"),
            passkey(ADA, "ada", "b2"),
            passkey(DORA, "dora", "d4"),
            passkey(NINA, "nina", "e5"));
    registry.answers(
        "GET people/registrations",
        asked ->
            new FakeRegistry.Answer(
                200,
                "{\"items\": [%s]}"
                    .formatted(
                        asked.parameter("personId").isPresent()
                            ? passkey(NINA, "nina", "e5")
                            : all)));
    // Only to whoever reads them all at once: other tests count on the one about a version.
    registry.answers(
        "GET proposals",
        asked ->
            new FakeRegistry.Answer(
                200,
                asked.parameter("limit").filter("200"::equals).isPresent()
                    ? "{\"items\": [" + ReviewSamples.proposal("OPEN") + "," + enrolment() + "]}"
                    : "{\"items\": [" + ReviewSamples.proposal("OPEN") + "]}"));
    registry.gives("proposals/" + ENROLMENT, confirmedOnce());
    registry.gives("me", me(passkey(DORA, "dora", "d4")));
  }

  /** Whoever is signed in, with passkeys. */
  public static String me(String passkeys) {
    return "{\"party\": \"%s\", \"passkeys\": [%s]}".formatted(Samples.BANK, passkeys);
  }

  /** Somebody, as a registry says it; the key's digest repeats two digits. */
  public static String person(
      String personId, String role, String key, String from, String status, String decidedBy) {
    return """
    {"personId": "%s", "member": "%s", "roles": ["%s"], "keyAlgorithm": "ES256",
     "keyDigest": "%s", "activeFrom": "%sT09:00:00Z", "waitSeconds": 0, "status": "%s",
     "since": "2026-01-10T09:00:00Z", "decidedBy": [%s]}
    """
        .formatted(personId, Samples.BANK, role, key.repeat(32), from, status, decidedBy);
  }

  private static String by(String personId, String role) {
    return "{\"personId\": \"%s\", \"role\": \"%s\"}".formatted(personId, role);
  }

  /** A passkey of somebody, as a registry says it. */
  public static String passkey(String personId, String name, String key) {
    return """
    {"credentialId": "credential-%s", "personId": "%s", "subject": "subject-of-%s", "name": "%s",
     "key": {"algorithm": "ES256", "encoded": "AAAA", "digest": "%s"},
     "aaguid": "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4", "attested": false,
     "registeredAt": "2026-01-09T09:00:00Z"}
    """
        .formatted(key, personId, name, name, key.repeat(32));
  }

  /** The proposal to enrol somebody, as the list has it. */
  public static String enrolment() {
    return """
    {"proposalId": "%s", "member": "%s", "subject": {"kind": "Enrol", "personId": "%s",
      "keyDigest": "%s", "roles": ["MODEL_VALIDATOR"], "waitSeconds": 86400},
     "requiredRoles": [], "status": "OPEN", "expiresAt": "2099-03-09T12:00:00Z",
     "since": "2026-03-01T09:00:00Z", "codes": [], "decisions": %s}
    """
        .formatted(ENROLMENT, Samples.BANK, NINA, "e5".repeat(32), CONFIRMED);
  }

  /** The same with the one decision that there is. */
  public static String confirmedOnce() {
    return """
    {"proposal": %s, "decisions": %s}
    """
        .formatted(enrolment(), CONFIRMED);
  }
}
