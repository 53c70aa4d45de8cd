// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

/**
 * A recipient's signature for having verified and recorded a transaction.
 *
 * @param txId which, 64 hex digits
 * @param recipient the X.500 name of who signed
 * @param signature the signature
 */
public record PackReceipt(String txId, String recipient, byte[] signature) {}
