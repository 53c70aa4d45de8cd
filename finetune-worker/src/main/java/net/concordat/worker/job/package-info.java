// SPDX-License-Identifier: Apache-2.0
/** Takes jobs from a registry's queue and does them, each in a process of its own. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.job;
