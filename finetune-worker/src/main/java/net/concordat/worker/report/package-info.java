// SPDX-License-Identifier: Apache-2.0
/** The evaluation report: what it holds, how it is made, and how people read it. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.report;
