// SPDX-License-Identifier: Apache-2.0
/**
 * What happened: kept in the order in which the registry came to know it, and told as it happens.
 */
@NullMarked
package net.concordat.registry.event;

import org.jspecify.annotations.NullMarked;
