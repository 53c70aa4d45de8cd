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

/** The privacy rules of a version: who may receive it, where, and on which terms. */
@CordaSerializable
public final class SharingPolicy extends Value {
  private static final int JURISDICTIONS = 250;

  private final List<Party> recipients;
  private final List<Party> reviewers;
  private final boolean openToMembers;
  private final List<String> jurisdictions;
  private final UsageTerms terms;

  /**
   * @param recipients the members that may be granted the version for use
   * @param reviewers the members that may be granted it, and whatever derives from it, to evaluate;
   *     that is not onward sharing
   * @param openToMembers whether every active member is recipient and reviewer, those admitted
   *     later among them; recipients and reviewers are then empty
   * @param jurisdictions the countries under whose law a grantee is, as two capital letters (ISO
   *     3166-1); empty for any
   * @param terms the widest terms of any grant
   */
  @ConstructorForDeserialization
  public SharingPolicy(
      List<Party> recipients,
      List<Party> reviewers,
      boolean openToMembers,
      List<String> jurisdictions,
      UsageTerms terms) {
    this.recipients = Collections.unmodifiableList(new ArrayList<>(recipients));
    this.reviewers = Collections.unmodifiableList(new ArrayList<>(reviewers));
    this.openToMembers = openToMembers;
    this.jurisdictions = Collections.unmodifiableList(new ArrayList<>(jurisdictions));
    this.terms = terms;
  }

  /** A policy for certain members, wherever they are. */
  public static SharingPolicy named(
      List<Party> recipients, List<Party> reviewers, UsageTerms terms) {
    return new SharingPolicy(recipients, reviewers, false, Collections.emptyList(), terms);
  }

  /** A policy for every active member, wherever it is. */
  public static SharingPolicy open(UsageTerms terms) {
    return new SharingPolicy(
        Collections.emptyList(), Collections.emptyList(), true, Collections.emptyList(), terms);
  }

  public List<Party> getRecipients() {
    return recipients;
  }

  public List<Party> getReviewers() {
    return reviewers;
  }

  public boolean isOpenToMembers() {
    return openToMembers;
  }

  public List<String> getJurisdictions() {
    return jurisdictions;
  }

  public UsageTerms getTerms() {
    return terms;
  }

  /** Whether a member may be granted the version for use. */
  public boolean mayUse(Party member) {
    return openToMembers || recipients.contains(member);
  }

  /** Whether a member may be granted the version to evaluate. */
  public boolean mayReview(Party member) {
    return mayUse(member) || reviewers.contains(member);
  }

  /** Whether a grantee may be under the law of a country. */
  public boolean allowsJurisdiction(String country) {
    return jurisdictions.isEmpty() || jurisdictions.contains(country);
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
    for (Party recipient : recipients) {
      if (!recipient.equals(parentOwner)
          && !(held.isMayShareOnward() && parent.mayUse(recipient))) {
        return false;
      }
    }
    for (Party reviewer : reviewers) {
      if (!reviewer.equals(parentOwner)
          && !parent.openToMembers
          && !parent.reviewers.contains(reviewer)) {
        return false;
      }
    }
    return (!openToMembers || (held.isMayShareOnward() && parent.openToMembers))
        && withinJurisdictions(parent)
        && terms.noWiderThan(held);
  }

  /** Whether this policy lets nobody have more than another one allows. */
  public boolean noWiderThan(SharingPolicy other) {
    return (other.openToMembers
            || (!openToMembers
                && other.recipients.containsAll(recipients)
                && other.reviewers.containsAll(reviewers)))
        && withinJurisdictions(other)
        && terms.noWiderThan(other.terms);
  }

  private boolean withinJurisdictions(SharingPolicy other) {
    return other.jurisdictions.isEmpty()
        || (!jurisdictions.isEmpty() && other.jurisdictions.containsAll(jurisdictions));
  }

  /** Checks lengths and counts. */
  public void checkBounds() {
    Bounds.list("recipients", recipients, 0, Bounds.PARTIES);
    Bounds.list("reviewers", reviewers, 0, Bounds.PARTIES);
    Bounds.list("jurisdictions", jurisdictions, 0, JURISDICTIONS);
    jurisdictions.forEach(Bounds::country);
    terms.checkBounds();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(recipients, reviewers, openToMembers, jurisdictions, terms);
  }
}
