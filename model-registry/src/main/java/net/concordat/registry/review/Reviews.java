// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.review;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.registry.approval.Approvals;
import net.concordat.registry.audit.AuditTrail;
import net.concordat.registry.decision.Decisions;
import net.concordat.registry.decision.GivenDecision;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who reviewed a version: members' votes, and the decisions of people behind them. */
@Service
@Transactional(readOnly = true)
public class Reviews {
  private final Approvals approvals;
  private final Decisions decisions;
  private final AuditTrail audit;

  Reviews(Approvals approvals, Decisions decisions, AuditTrail audit) {
    this.approvals = approvals;
    this.decisions = decisions;
    this.audit = audit;
  }

  /** All of a version. */
  public VersionReviews of(String modelId, int version, @Nullable Instant asOf) {
    List<Question> questions =
        decisions.answered(decisions.on(modelId, version, asOf), asOf).stream()
            .map(asked -> new Question(asked.proposal(), asked.decisions()))
            .toList();
    List<Vote> votes =
        approvals.of(modelId, version, asOf).stream()
            .map(vote -> new Vote(vote, behind(vote, questions)))
            .toList();
    return new VersionReviews(votes, questions);
  }

  /** Known from the decisions themselves, or else from what the vote's transaction shows. */
  private List<Decider> behind(Standing<ApprovalFact> vote, List<Question> questions) {
    List<Decider> own =
        questions.stream()
            .flatMap(question -> question.decisions().stream())
            .filter(given -> given.decision().state().txId().equals(vote.fact().decidedIn()))
            .map(Decider::of)
            .toList();
    return own.isEmpty() ? shownBy(vote).toList() : own;
  }

  private Stream<Decider> shownBy(Standing<ApprovalFact> vote) {
    return audit.transaction(vote.state().txId()).stream()
        .flatMap(transaction -> transaction.decided().stream())
        .map(Decider::of);
  }

  /**
   * The reviews of a version.
   *
   * @param votes of each member that told its owner
   * @param questions what people here were asked about it: to review it, to adopt it
   */
  public record VersionReviews(List<Vote> votes, List<Question> questions) {}

  /**
   * A member's vote.
   *
   * @param vote what it told the owner
   * @param decidedBy who decided that, in which role, and when
   */
  public record Vote(Standing<ApprovalFact> vote, List<Decider> decidedBy) {}

  /**
   * What people were asked.
   *
   * @param proposal the question
   * @param decisions who decided, and when
   */
  public record Question(Standing<ProposalFact> proposal, List<GivenDecision> decisions) {}
}
