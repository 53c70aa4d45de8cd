// SPDX-License-Identifier: Apache-2.0
/** The artifact zip: its parts, its exact bytes, and its reading as hostile input. */
@org.jspecify.annotations.NullMarked
package net.concordat.inference.artifact;
