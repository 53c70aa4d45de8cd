// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person of a member who is enrolled to decide.
 *
 * @param personId by pseudonym
 * @param roles in which of the ledger's roles
 * @param activeFrom from when on
 * @param status ACTIVE or REVOKED
 */
public record Decider(UUID personId, List<String> roles, Instant activeFrom, String status) {}
