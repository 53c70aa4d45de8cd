// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

/**
 * What a bank says about its rows without showing them; see {@link CommittedRows}.
 *
 * @param algorithm how the value is computed
 * @param value 64 lower-case hexadecimal characters, the root of the tree over the rows
 */
public record DataCommitment(String algorithm, String value) {}
