// SPDX-License-Identifier: Apache-2.0
/** How a version does in use: volumes, drift, outcomes, and what is beyond its limits. */
@NullMarked
package net.concordat.ui.view.monitoring;

import org.jspecify.annotations.NullMarked;
