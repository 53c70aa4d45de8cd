// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;

/**
 * The consortium as it stands, or stood.
 *
 * @param consortiumId its id, 64 hex digits
 * @param version 1 at founding, one more with each amendment
 * @param charter who belongs to it, and its rules
 */
public record Consortium(String consortiumId, int version, Charter charter) {
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
      long maxUnobservedSeconds) {}

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
      String relyingPartyId) {}

  /**
   * A kind of data.
   *
   * @param name its name
   * @param epsilonCapMillionths the highest cap of a budget for it, in millionths of epsilon
   */
  public record DataDomain(String name, long epsilonCapMillionths) {}
}
