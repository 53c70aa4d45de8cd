// SPDX-License-Identifier: Apache-2.0
/** Telling observers and members, by outbox, of what they must know. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.observer;
