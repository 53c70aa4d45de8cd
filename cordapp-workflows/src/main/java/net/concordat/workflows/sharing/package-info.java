// SPDX-License-Identifier: Apache-2.0
/** Offering, accepting and revoking grants. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.sharing;
