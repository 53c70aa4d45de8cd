// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event;

/** Events were added. Told in the transaction that adds them. */
public record EventsAdded() {}
