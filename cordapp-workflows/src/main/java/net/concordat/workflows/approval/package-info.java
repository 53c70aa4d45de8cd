// SPDX-License-Identifier: Apache-2.0
/** Deciding about versions, and counting decisions. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.approval;
