// SPDX-License-Identifier: Apache-2.0
/** Registered models and their versions. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.model;
