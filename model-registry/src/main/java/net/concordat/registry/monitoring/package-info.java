// SPDX-License-Identifier: Apache-2.0
/** What became of decisions: windows that the scoring service measured, alarms, suspensions. */
@NullMarked
package net.concordat.registry.monitoring;

import org.jspecify.annotations.NullMarked;
