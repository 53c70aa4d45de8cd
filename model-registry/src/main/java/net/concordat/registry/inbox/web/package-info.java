// SPDX-License-Identifier: Apache-2.0
/** What waits, over HTTP. */
@NullMarked
package net.concordat.registry.inbox.web;

import org.jspecify.annotations.NullMarked;
