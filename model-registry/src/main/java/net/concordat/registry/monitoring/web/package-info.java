// SPDX-License-Identifier: Apache-2.0
/** Monitoring over HTTP. */
@NullMarked
package net.concordat.registry.monitoring.web;

import org.jspecify.annotations.NullMarked;
