// SPDX-License-Identifier: Apache-2.0
/** The people of a member: their passkeys, and what they sign with them. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.people;
