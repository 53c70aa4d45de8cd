// SPDX-License-Identifier: Apache-2.0
/** What waits for whoever is signed in. */
@NullMarked
package net.concordat.registry.inbox;

import org.jspecify.annotations.NullMarked;
