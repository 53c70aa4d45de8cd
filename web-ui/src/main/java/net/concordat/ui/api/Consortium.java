// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The consortium as it stands, or stood.
 *
 * @param consortiumId its id, 64 hex digits
 * @param version 1 at founding, one more with each amendment
 * @param charter who belongs to it, and its rules
 * @param since from when on it stands so
 */
public record Consortium(String consortiumId, int version, Charter charter, Instant since) {
  /**
   * Who belongs to it, and its rules.
   *
   * @param name for display
   * @param members the banks, in the order of their admission
   * @param observers the regulators
   * @param notary the notary
   * @param approvalThreshold how many members must approve a version
   * @param amendmentThreshold how many must vote for an amendment
   * @param purposes for what models may be used
   * @param dataDomains the kinds of data that have a privacy cap
   * @param maxUnobservedSeconds how late a report to an observer may be
   * @param developmentNetwork whether people may decide without waiting a day
   * @param mostFederatedChangeMillionths how far a federation may move weights before a review;
   *     null where nothing was agreed on
   */
  public record Charter(
      String name,
      List<Member> members,
      List<String> observers,
      String notary,
      int approvalThreshold,
      int amendmentThreshold,
      List<String> purposes,
      List<DataDomain> dataDomains,
      long maxUnobservedSeconds,
      boolean developmentNetwork,
      @Nullable Long mostFederatedChangeMillionths) {}

  /**
   * A bank.
   *
   * @param name as on the ledger
   * @param status ACTIVE or SUSPENDED
   * @param jurisdiction where it is, as a country code
   * @param origins on which its people sign
   * @param relyingPartyId to which their passkeys belong
   */
  public record Member(
      String name,
      String status,
      String jurisdiction,
      List<String> origins,
      String relyingPartyId) {
    /** Whether it may act. */
    public boolean isActive() {
      return status.equals("ACTIVE");
    }
  }

  /**
   * A kind of data.
   *
   * @param name its name
   * @param epsilonCapMillionths the highest cap of a budget for it, in millionths of epsilon
   */
  public record DataDomain(String name, long epsilonCapMillionths) {}

  /**
   * What an amendment changed, or founding began.
   *
   * @param version the consortium's from then on
   */
  public record Amendment(
      int version,
      Instant at,
      List<String> admitted,
      List<String> suspended,
      List<String> reinstated) {}

  /**
   * A member's vote for an amendment.
   *
   * @param amendmentDigest by which operators name the amendment
   * @param expiresAt until when it counts
   */
  public record Vote(String voter, String amendmentDigest, Instant expiresAt) {}
}
