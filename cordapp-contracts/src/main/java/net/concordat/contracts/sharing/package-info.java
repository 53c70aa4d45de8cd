// SPDX-License-Identifier: Apache-2.0
/** Grants: who may do what with a version, under which policy. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.sharing;
