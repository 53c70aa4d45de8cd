// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

/**
 * Where a version serves.
 *
 * @param alias champion or challenger
 * @param member at which bank
 * @param purpose for what
 */
public record ServedPurpose(String alias, String member, String purpose) {}
