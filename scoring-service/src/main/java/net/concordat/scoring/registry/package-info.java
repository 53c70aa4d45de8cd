// SPDX-License-Identifier: Apache-2.0
/** The bank's registry, asked as the service itself. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring.registry;
