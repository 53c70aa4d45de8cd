// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;

/**
 * A bank of the consortium.
 *
 * @param name its X.500 name
 * @param status ACTIVE or SUSPENDED
 * @param jurisdiction where it is, as a country code
 * @param origins the web origins at which its people sign
 * @param relyingPartyId to which their passkeys belong
 */
public record Member(
    String name, String status, String jurisdiction, List<String> origins, String relyingPartyId) {}
