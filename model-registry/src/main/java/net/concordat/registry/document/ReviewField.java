// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

/**
 * A field of the record of a review and approval.
 *
 * @param id its name
 * @param document the kind of document that says it, or {@code ledger}
 * @param path where in it, by RFC 6901
 * @param title what it is
 */
public record ReviewField(String id, String document, String path, String title) {}
