// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.ui.api.EvaluationMatrix.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * Who reviewed a version.
 *
 * @param votes of each member that told its owner
 * @param questions what people here were asked about it
 */
public record Reviews(List<Vote> votes, List<Question> questions) {
  /**
   * A member's vote.
   *
   * @param vote what it told the owner
   * @param decidedBy who decided that
   */
  public record Vote(Told vote, List<Decider> decidedBy) {}

  /**
   * What a member told the owner.
   *
   * @param member which
   * @param decision APPROVE or REJECT
   * @param conditions under which conditions; null for none
   * @param evidenceDigest the SHA-256 of the evidence looked at; null for none
   * @param expiresAt until when it counts
   * @param since when it was told
   */
  public record Told(
      String member,
      String decision,
      @Nullable String conditions,
      @Nullable String evidenceDigest,
      Instant expiresAt,
      Instant since) {}

  /**
   * A person who decided.
   *
   * @param personId by pseudonym
   * @param role in which role
   * @param verdict APPROVE or REJECT
   * @param decidedAt when; of another bank's people, when that bank acted on it
   */
  public record Decider(String personId, String role, String verdict, Instant decidedAt) {}

  /**
   * What people were asked.
   *
   * @param proposal the question
   * @param decisions the answers
   */
  public record Question(Proposal proposal, List<Given> decisions) {
    /** Who answered. */
    public Stream<Decider> deciders() {
      return decisions.stream()
          .map(
              given ->
                  new Decider(
                      given.decision().personId(),
                      given.decision().role(),
                      given.decision().verdict(),
                      given.decidedAt()));
    }
  }

  /**
   * A question to a member's people.
   *
   * @param member whose people
   * @param subject what they are asked
   * @param requiredRoles the roles of those who must approve; none for any two others
   * @param expiresAt until when they may decide
   * @param status OPEN, ACCEPTED or REJECTED
   * @param since from when on it stands so
   */
  public record Proposal(
      String member,
      Subject subject,
      List<String> requiredRoles,
      Instant expiresAt,
      String status,
      Instant since) {}

  /**
   * What is asked about a version.
   *
   * @param kind Review, Adopt, Promote or Reinstate
   * @param verdict what a review would tell the owner: APPROVE or REJECT; null of other kinds
   * @param purpose for what it is to be used; null of a review
   * @param conditions under which conditions; null for none
   * @param evidenceDigest the SHA-256 of the evidence to look at; null for none
   */
  public record Subject(
      String kind,
      @Nullable String verdict,
      @Nullable String purpose,
      @Nullable String conditions,
      @Nullable String evidenceDigest) {}

  /** An answer, and when the ledger took it. */
  public record Given(Instant decidedAt, Answer decision) {}

  /** Who answered what, in which role. */
  public record Answer(String personId, String role, String verdict) {}

  /**
   * What a bank measured, and so may vote on.
   *
   * @param evaluator which bank
   * @param holdoutRoot the commitment to its rows
   * @param holdoutRows how many they are
   * @param reportDigest the SHA-256 of the whole report
   * @param prAuc average precision
   * @param recallAtFpr1 recall where one in a hundred of the others is flagged
   */
  public record Measured(
      String evaluator,
      String holdoutRoot,
      int holdoutRows,
      String reportDigest,
      Estimate prAuc,
      Estimate recallAtFpr1) {}
}
