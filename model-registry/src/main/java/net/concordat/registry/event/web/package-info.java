// SPDX-License-Identifier: Apache-2.0
/** What happened, over HTTP. */
@NullMarked
package net.concordat.registry.event.web;

import org.jspecify.annotations.NullMarked;
