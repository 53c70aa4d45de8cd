// SPDX-License-Identifier: Apache-2.0
/** A member's people: opening its registers with the first three, and who is enrolled. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.people;
