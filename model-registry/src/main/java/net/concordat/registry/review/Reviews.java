// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.review;

import java.time.Instant;
import java.util.List;
import net.concordat.registry.approval.Approvals;
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

  Reviews(Approvals approvals, Decisions decisions) {
    this.approvals = approvals;
    this.decisions = decisions;
  }

  /** All of a version. */
  public VersionReviews of(String modelId, int version, @Nullable Instant asOf) {
    List<Question> questions =
        decisions.on(modelId, version, asOf).stream()
            .map(asked -> new Question(asked, decisions.on(asked.fact(), asOf)))
            .toList();
    List<Vote> votes =
        approvals.of(modelId, version, asOf).stream()
            .map(vote -> new Vote(vote, behind(vote.fact(), questions)))
            .toList();
    return new VersionReviews(votes, questions);
  }

  private static List<GivenDecision> behind(ApprovalFact vote, List<Question> questions) {
    return questions.stream()
        .flatMap(question -> question.decisions().stream())
        .filter(given -> given.decision().state().txId().equals(vote.decidedIn()))
        .toList();
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
   * @param decidedBy who decided that, and when; none where that is another bank's own
   */
  public record Vote(Standing<ApprovalFact> vote, List<GivenDecision> decidedBy) {}

  /**
   * What people were asked.
   *
   * @param proposal the question
   * @param decisions who decided, and when
   */
  public record Question(Standing<ProposalFact> proposal, List<GivenDecision> decisions) {}
}
