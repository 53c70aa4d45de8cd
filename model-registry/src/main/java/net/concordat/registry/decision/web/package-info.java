// SPDX-License-Identifier: Apache-2.0
/** What people are asked, and how they decide, over HTTP. */
@NullMarked
package net.concordat.registry.decision.web;

import org.jspecify.annotations.NullMarked;
