// SPDX-License-Identifier: Apache-2.0
/** The Fraud Detection Handbook's one-week protocol as a benchmark. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.handbook;
