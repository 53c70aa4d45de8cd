// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to the consortium, and its rules.
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
 * @param attestation what passkeys must show of their makers
 * @param developmentNetwork whether people may decide without waiting a day
 * @param allowedContractJars the SHA-256 of each jar whose rules count
 * @param mostFederatedChangeMillionths how far a federation may move weights before a review, in
 *     millionths of their norm; null where nothing was agreed on
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
    AttestationDemand attestation,
    boolean developmentNetwork,
    List<String> allowedContractJars,
    @Nullable Long mostFederatedChangeMillionths) {}
