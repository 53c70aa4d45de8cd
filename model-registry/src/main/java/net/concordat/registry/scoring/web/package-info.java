// SPDX-License-Identifier: Apache-2.0
/** What members anchored of their decisions, over HTTP. */
@NullMarked
package net.concordat.registry.scoring.web;

import org.jspecify.annotations.NullMarked;
