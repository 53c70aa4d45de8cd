// SPDX-License-Identifier: Apache-2.0
/** Decisions of members on a version, and what makes a version approved or rejected. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.approval;
