// SPDX-License-Identifier: Apache-2.0
/** Webhooks: what happens is told to programs that asked to be told, once each, see DD015. */
@NullMarked
package net.concordat.registry.webhook;

import org.jspecify.annotations.NullMarked;
