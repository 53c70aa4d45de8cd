// SPDX-License-Identifier: Apache-2.0
/** The tables of webhooks, and how they are called. */
@NullMarked
package net.concordat.registry.webhook.internal;

import org.jspecify.annotations.NullMarked;
