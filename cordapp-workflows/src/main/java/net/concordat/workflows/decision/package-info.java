// SPDX-License-Identifier: Apache-2.0
/** Asking a member's people, recording what they signed, and carrying out what they decided. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.decision;
