// SPDX-License-Identifier: Apache-2.0
/** Bringing an artifact from one member's store to another's. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.delivery;
