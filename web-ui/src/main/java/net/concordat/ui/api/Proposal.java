// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member's people are asked.
 *
 * @param proposalId which
 * @param member whose people
 * @param subject what they are asked
 * @param requiredRoles the ledger's roles of those who must approve, one person for each; none for
 *     any two people whom it is not about
 * @param expiresAt until when they may decide
 * @param status OPEN, ACCEPTED or REJECTED
 * @param since from when on it stands so
 * @param decisions what was answered, in a list; a proposal that is asked for alone has that beside
 */
public record Proposal(
    UUID proposalId,
    String member,
    Subject subject,
    List<String> requiredRoles,
    Instant expiresAt,
    String status,
    Instant since,
    List<Given> decisions) {
  private static final int OTHERS = 2;

  /** As the registry says it. */
  public Proposal {
    decisions = Objects.requireNonNullElse(decisions, List.of());
  }

  /** An item of a list, with who decided. */
  public Decided decided() {
    return new Decided(this, decisions);
  }

  /** Whether people may still be asked. */
  public boolean isOpen() {
    return status.equals("OPEN");
  }

  /** How many people must approve. */
  public int needed() {
    return requiredRoles.isEmpty() ? OTHERS : requiredRoles.size();
  }

  /**
   * What is asked; null is what a kind does not have.
   *
   * @param kind Adopt, Reinstate, Promote, Review, Enrol, ChangePerson, RevokePerson or Rule
   * @param version on which version
   * @param owner whose version it is
   * @param verdict what a review would tell the owner: APPROVE or REJECT
   * @param adoptionId on which adoption
   * @param purpose for what it is to be used
   * @param place as CHAMPION or CHALLENGER
   * @param conditions under which conditions
   * @param evidenceDigest the SHA-256 of the evidence to look at
   * @param expiresAt until when what is decided holds
   * @param personId about which person, by pseudonym
   * @param keyDigest the SHA-256 of the public key that the person gets, in hex
   * @param roles those that the person gets, or that decide from then on
   * @param waitSeconds after how long the person may decide
   */
  public record Subject(
      String kind,
      @Nullable VersionKey version,
      @Nullable String owner,
      @Nullable String verdict,
      @Nullable UUID adoptionId,
      @Nullable String purpose,
      @Nullable String place,
      @Nullable String conditions,
      @Nullable String evidenceDigest,
      @Nullable Instant expiresAt,
      @Nullable UUID personId,
      @Nullable String keyDigest,
      @Nullable List<String> roles,
      @Nullable Long waitSeconds) {
    /** Whether one of the bank's people is to be enrolled, changed or revoked. */
    public boolean isAboutSomebody() {
      return personId != null;
    }
  }

  /**
   * With who decided.
   *
   * @param proposal what was asked
   * @param decisions what was answered
   */
  public record Decided(Proposal proposal, List<Given> decisions) {}

  /**
   * An answer.
   *
   * @param decidedAt when the ledger took it
   */
  public record Given(Instant decidedAt, Answer decision) {}

  /**
   * Who answered what.
   *
   * @param personId by pseudonym
   * @param role in which of the ledger's roles
   * @param verdict APPROVE or REJECT
   */
  public record Answer(UUID personId, String role, String verdict) {}
}
