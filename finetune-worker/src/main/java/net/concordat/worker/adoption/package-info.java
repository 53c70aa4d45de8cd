// SPDX-License-Identifier: Apache-2.0
/**
 * What a bank makes of its own rows for a version that it has adopted: the profile that drift is
 * measured against, and a calibration. Both stay in the bank; nothing that trains, packs or hands
 * in an artifact knows this package.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.adoption;
