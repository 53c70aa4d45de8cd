// SPDX-License-Identifier: Apache-2.0
/** How alarms are raised, and what follows from them. */
@NullMarked
package net.concordat.registry.monitoring.internal;

import org.jspecify.annotations.NullMarked;
