// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.sharing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** The privacy rules of a version: who may receive it, and on which terms. */
@CordaSerializable
public final class SharingPolicy extends Value {
  private final List<Party> recipients;
  private final List<Party> reviewers;
  private final UsageTerms terms;

  /**
   * @param recipients the members that may be granted the version for use
   * @param reviewers the members that may be granted it, and whatever derives from it, to evaluate;
   *     that is not onward sharing
   * @param terms the widest terms of any grant
   */
  @ConstructorForDeserialization
  public SharingPolicy(List<Party> recipients, List<Party> reviewers, UsageTerms terms) {
    this.recipients = Collections.unmodifiableList(new ArrayList<>(recipients));
    this.reviewers = Collections.unmodifiableList(new ArrayList<>(reviewers));
    this.terms = terms;
  }

  public List<Party> getRecipients() {
    return recipients;
  }

  public List<Party> getReviewers() {
    return reviewers;
  }

  public UsageTerms getTerms() {
    return terms;
  }

  /**
   * Whether this policy, of a version derived from a parent, lets nobody have more than the
   * parent's policy and terms allow. The parent's owner itself may always be a recipient or
   * reviewer. Other recipients need the right to share onward.
   *
   * @param parent the parent's policy
   * @param parentOwner who published the parent
   * @param held the terms under which the deriving member holds the parent
   */
  public boolean noWiderThan(SharingPolicy parent, Party parentOwner, UsageTerms held) {
    List<Party> mayReceive = new ArrayList<>();
    mayReceive.add(parentOwner);
    if (held.isMayShareOnward()) {
      mayReceive.addAll(parent.recipients);
    }
    List<Party> mayReview = new ArrayList<>(parent.reviewers);
    mayReview.add(parentOwner);
    return mayReceive.containsAll(recipients)
        && mayReview.containsAll(reviewers)
        && terms.noWiderThan(held);
  }

  /** Whether this policy lets nobody have more than another one allows. */
  public boolean noWiderThan(SharingPolicy other) {
    return other.recipients.containsAll(recipients)
        && other.reviewers.containsAll(reviewers)
        && terms.noWiderThan(other.terms);
  }

  /** Checks lengths and counts. */
  public void checkBounds() {
    Bounds.list("recipients", recipients, 0, Bounds.PARTIES);
    Bounds.list("reviewers", reviewers, 0, Bounds.PARTIES);
    terms.checkBounds();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(recipients, reviewers, terms);
  }
}
