// SPDX-License-Identifier: Apache-2.0
/** Webhooks over HTTP. */
@NullMarked
package net.concordat.registry.webhook.web;

import org.jspecify.annotations.NullMarked;
