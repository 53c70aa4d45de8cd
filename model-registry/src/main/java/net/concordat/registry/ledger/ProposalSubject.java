// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people are asked to decide. What a kind does not have is null.
 *
 * @param kind Adopt, Reinstate, Promote, Review, Enrol, ChangePerson, RevokePerson or Rule
 * @param version on which version
 * @param owner whose version it is
 * @param versionState the version as it stood
 * @param verdict what its owner is to be told: APPROVE or REJECT
 * @param adoptionId on which adoption
 * @param purpose for what it is to be used
 * @param place as CHAMPION or CHALLENGER
 * @param conditions under which conditions
 * @param evidenceDigest the SHA-256 of the evidence to look at
 * @param expiresAt until when what is decided holds
 * @param personId about which person
 * @param keyDigest the SHA-256 of the public key that the person gets
 * @param roles the roles that the person gets, or that decide from then on
 * @param waitSeconds after how long the person may decide
 */
public record ProposalSubject(
    String kind,
    @Nullable VersionKey version,
    @Nullable String owner,
    @Nullable StateId versionState,
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
    @Nullable Long waitSeconds) {}
