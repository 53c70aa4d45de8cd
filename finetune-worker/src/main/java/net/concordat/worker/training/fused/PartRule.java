// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

/**
 * How one part of a network is changed.
 *
 * @param rate step size, before a schedule's factor
 * @param l2 weight of half the squared kernel in the loss; biases and scales are left out
 * @param towards weight of half the squared distance from where the part began, biases and scales
 *     included (L2-SP, Li et al. 2018)
 */
public record PartRule(double rate, double l2, double towards) {}
