// SPDX-License-Identifier: Apache-2.0
/**
 * Training under differential privacy: DP-SGD (Abadi et al., "Deep Learning with Differential
 * Privacy", CCS 2016) with Poisson sampling, as the ledger's accountant counts it.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.training.privacy;
