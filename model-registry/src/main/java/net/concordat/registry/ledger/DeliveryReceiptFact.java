// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.UUID;

/**
 * What a grantee signed for having received.
 *
 * @param grantId under which grant
 * @param version which version
 * @param grantor who sent
 * @param grantee who received
 * @param computedDigest the SHA-256 that the grantee computed itself
 */
public record DeliveryReceiptFact(
    UUID grantId, VersionKey version, String grantor, String grantee, String computedDigest)
    implements Fact {}
